// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lossglass {

/// Sessions that travel inside exported figures, so that a figure can be opened again. What is
/// carried are the bytes of a .lossglass file: in a PNG as an iTXt chunk, in an SVG as a
/// <metadata> element (both in base64), in a PDF as an attached file.

/// The PNG file with the session in it. Requires a whole PNG file.
QByteArray pngWithSession(const QByteArray& png, std::span<const std::uint8_t> session);
/// The SVG file with the session in it. Requires an <svg> element.
QByteArray svgWithSession(const QByteArray& svg, std::span<const std::uint8_t> session);
/// What such an attachment of a PDF is called.
inline constexpr const char* kAttachedSessionName = "session.lossglass";

/// The bytes of the session in a file: the file itself when it is a .lossglass file, or what a
/// PNG, SVG or PDF carries; nothing when there is none. An error when one is there and damaged.
/// Takes no more than the file's size again, and for PDF the limit.
Result<std::optional<std::vector<std::uint8_t>>> carriedSession(
    std::span<const std::uint8_t> file, const ReadLimits& limits = {});

}  // namespace lossglass

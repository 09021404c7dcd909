// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "losslib/archive/zip_writer.h"
#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lossglass {

/// A session and what was decided while it was read, in sentences.
struct OpenedSession {
    Session session;
    QStringList notices;
};

/// The bytes of a .lossglass file (README.md of this folder). The same session gives the same
/// bytes. Requires a scene that is not empty.
Result<std::vector<std::uint8_t>> encodeSession(const Session& session,
                                                ZipPacking packing = ZipPacking::Usual);

/// Reads such bytes, strictly: every size is checked before memory is taken for it. Errors are one
/// sentence without the file's name.
Result<OpenedSession> decodeSession(std::span<const std::uint8_t> bytes,
                                    const ReadLimits& limits = {});

/// Whether the bytes may be a session: a ZIP archive with a session.json.
bool looksLikeSession(std::span<const std::uint8_t> bytes);

/// The file holds the old session or the whole new one, whatever happens. Nothing means written.
std::optional<Error> writeSession(const QString& path, const Session& session,
                                  ZipPacking packing = ZipPacking::Usual);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_options.h"
#include "losslib/formats/file_format.h"
#include "losslib/formats/picture_samples.h"
#include "losslib/formats/read_limits.h"
#include "losslib/scene/picture.h"
#include "losslib/support/result.h"

#include <QString>

#include <cstdint>
#include <span>

namespace lossglass {

/// Pictures that Qt decodes, with what Qt hides put right: samples are as stored, in display
/// orientation, white is the largest value, and a file that is not whole is an error.
bool looksLikeBmp(std::span<const std::uint8_t> bytes);
bool looksLikeJpeg(std::span<const std::uint8_t> bytes);
bool looksLikeWebp(std::span<const std::uint8_t> bytes);
Result<PictureSamples> parseBmp(std::span<const std::uint8_t> bytes, const ReadLimits& limits);
Result<PictureSamples> parseJpeg(std::span<const std::uint8_t> bytes, const ReadLimits& limits);
Result<PictureSamples> parseWebp(std::span<const std::uint8_t> bytes, const ReadLimits& limits);

FileFormat bmpFormat();
FileFormat webpFormat();
FileFormat jpegFormat();

/// A photograph to look at, from any format that Qt knows, in display orientation (EXIF), colours
/// unchanged, transparent parts on white. Errors carry the path in `where`.
Result<Picture> readPhotograph(const QString& path, const ReadLimits& limits = usualLimits());

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/numeric_array.h"
#include "losslib/formats/picture_samples.h"
#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <QString>

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

namespace lossglass {

/// What a file holds, as stored: an array of numbers, or the raw samples of a picture.
using FileContent = std::variant<NumericArray, PictureSamples>;

/// One kind of file that a target or a prediction can be read from. A new kind is one more entry
/// of inputFormats(); nothing else knows the kinds.
struct InputFormat {
    QString name;      ///< "PNG picture"
    QString patterns;  ///< "*.png"; for the file dialog only: files are told apart by content
    bool (*probe)(std::span<const std::uint8_t> bytes) = nullptr;
    Result<FileContent> (*decode)(std::span<const std::uint8_t> bytes,
                                  const ReadLimits& limits) = nullptr;
};

/// All kinds, in the order in which they are tried.
const std::vector<InputFormat>& inputFormats();

/// "All that can be read (*.png *.npy ...);;PNG picture (*.png);;..."
QString inputFileFilter();

/// The bytes of a file or of a resource (":/...").
Result<std::vector<std::uint8_t>> readInputBytes(const QString& path, const ReadLimits& limits);

/// Reads a file by its content, whatever its name. Errors carry the path in `where`.
Result<FileContent> readInputFile(const QString& path, const ReadLimits& limits = {});

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"
#include "losslib/formats/numeric_array.h"
#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace lossglass {

/// Whether the bytes start as a .npy file does.
bool looksLikeNpy(std::span<const std::uint8_t> bytes);

/// Decodes a .npy file held in memory: versions 1.0 to 3.0; bool, integers of 1 to 8 bytes,
/// float16/32/64; both byte orders; C and Fortran order. Takes 8 bytes per element, after the
/// declared size has been checked against the bytes at hand and against the limit. Truncated or
/// trailing data, objects, and integers that a double does not hold exactly are errors.
Result<NumericArray> parseNpy(std::span<const std::uint8_t> bytes, const ReadLimits& limits = {});

FileFormat npyFormat();

/// The same for a file; the error's `where` is the path.
Result<NumericArray> readNpy(const std::filesystem::path& path, const ReadLimits& limits = {});

/// The head of a .npy 1.0 file of C-order numbers in this machine's byte order; `type` without that
/// order: "f4", "u1".
std::string npyHead(const std::string& type, std::span<const std::int64_t> shape);

/// Writes C-order numbers as .npy 1.0, in this machine's precision, through a temporary file that
/// is renamed: the path holds the old file or the whole new one. Requires as many values as the
/// shape says. Nothing means written.
std::optional<Error> writeNpy(const std::filesystem::path& path,
                              std::span<const std::int64_t> shape, std::span<const float> values);
std::optional<Error> writeNpy(const std::filesystem::path& path,
                              std::span<const std::int64_t> shape, std::span<const double> values);
std::optional<Error> writeNpy(const std::filesystem::path& path,
                              std::span<const std::int64_t> shape,
                              std::span<const std::uint8_t> values);

}  // namespace lossglass

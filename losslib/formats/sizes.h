// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace lossglass {

/// The product of sizes >= 0, or nothing when it does not fit. A 0 anywhere gives 0.
std::optional<std::int64_t> checkedProduct(std::span<const std::int64_t> sizes);

/// "12 x 5", or "scalar".
std::string shapeText(std::span<const std::int64_t> shape);

/// "[1, 0, 2]": the index of element `position` in C order.
std::string indexText(std::int64_t position, std::span<const std::int64_t> shape);

/// "138 MB", "0.5 MB": 10^6 bytes, enough digits to compare.
std::string megabytes(std::int64_t bytes);

/// An error when `needed` bytes (nothing: too many to count) go beyond the limit.
std::optional<Error> whyTooLarge(std::optional<std::int64_t> needed, const ReadLimits& limits,
                                 const std::string& thing);

/// An error when a picture has more pixels than the limit.
std::optional<Error> whyTooManyPixels(std::int64_t width, std::int64_t height,
                                      const ReadLimits& limits);

}  // namespace lossglass

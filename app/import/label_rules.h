// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_options.h"
#include "losslib/formats/picture_samples.h"
#include "losslib/scene/labels.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lossglass {

/// Where label values come from, as far as it matters to what they mean.
struct LabelSource {
    int width = 1;  ///< to name places
    int height = 1;
    Fidelity fidelity = Fidelity::Exact;
    int white = 255;            ///< foreground in a two-valued mask, besides 255
    ValueMeanings meanings{};   ///< values that the person gave a label; the rules see the others
    bool marksIgnored = false;  ///< the file says that 255 is no class
    bool lenient = false;       ///< values without meaning are ignored instead of an error
};

/// A value of a target, how often it occurs and what it was taken for.
struct LabelValue {
    std::int64_t value = 0;  ///< as stored; 0xRRGGBB of a colour
    std::int64_t count = 0;
    std::optional<std::uint8_t> label;  ///< nothing: it has no meaning yet

    bool operator==(const LabelValue&) const = default;
};

/// Labels and what was decided about them, one sentence each.
struct ReadLabels {
    Labels labels;
    std::vector<std::string> notices;
    std::vector<LabelValue> values;  ///< in the order of the values
    std::optional<Error> problem;    ///< of the first value without meaning, where that is allowed
};

/// Turns values into class indices: {0, white} becomes {0, 1}; 255 beside other labels and
/// negative values are ignored (or what the rule says); a lossy mask is thresholded. A value that
/// is no whole number, or more than 254, is an error with its place, unless it has a given meaning.
Result<ReadLabels> readLabels(std::span<const std::uint16_t> values, const LabelSource& source,
                              const IgnoreRule& rule);
Result<ReadLabels> readLabels(std::span<const double> values, const LabelSource& source,
                              const IgnoreRule& rule);

/// "(row 1, column 2)", followed by " of sample 3" beyond the first picture.
std::string pixelPlace(std::int64_t pixel, int width, int height);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "losslib/scene/scene_edit.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace lossglass {

/// Where a row of edits begins.
enum class EditSource { Prediction, Target };

/// A row of edits of a prediction, one of each kind, and what they have in common.
///
/// Applied in the order: drop objects, add objects, dilate, shifts, swap labels, blur,
/// temperature, smooth noise, salt. So shapes change before they are softened, and noise comes out
/// as strong as its amount says.
struct PredictionEdits {
    EditSource source = EditSource::Prediction;
    int label = 1;           ///< that grows, is swapped, or whose objects are dropped or added
    int other = 0;           ///< it is swapped with, or takes the place of what is dropped
    double grain = 4;        ///< of the smooth noise, pixels
    double radius = 4;       ///< of added objects, pixels
    std::uint32_t seed = 1;  ///< of all that is random

    /// All amounts neutral, the source as it is.
    PredictionEdits();

    double amount(SceneEditKind kind) const { return m_amounts[static_cast<std::size_t>(kind)]; }
    void setAmount(SceneEditKind kind, double amount) {
        m_amounts[static_cast<std::size_t>(kind)] = amount;
    }
    /// Whether the prediction stays as it is.
    bool isNeutral() const;

    bool operator==(const PredictionEdits&) const = default;

private:
    std::array<double, 10> m_amounts{};
};

/// The scene with the edited prediction. Its logits are the source, or its target is.
Scene applyEdits(const Scene& scene, const PredictionEdits& edits);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/painting.h"

#include <QFlags>

#include <string>

namespace lossglass {

/// What a change of the document touched; one message may name several things.
struct Change {
    enum class What {
        WholeScene = 1,    ///< another scene, or other classes: everything about the pixels is new
        Target = 2,        ///< target pixels inside `region`
        Prediction = 4,    ///< logits inside `region`
        Parameters = 8,    ///< settings of the loss `loss`
        ShownLosses = 16,  ///< the set of losses that are computed and shown
        SelectedLoss = 32,
        Title = 64,   ///< the title or the edited mark
        Edits = 128,  ///< what the prediction is edited with; the pixels are said besides
    };
    Q_DECLARE_FLAGS(Parts, What)

    Parts what;
    /// Pixels of the stacked picture (height * samples rows); the whole picture with
    /// What::WholeScene.
    Region region;
    /// Id of the loss with What::Parameters.
    std::string loss;

    bool touches(Parts parts) const { return (what & parts) != Parts(); }
    bool touchesPixels() const {
        return touches({What::WholeScene, What::Target, What::Prediction});
    }
};

Q_DECLARE_OPERATORS_FOR_FLAGS(Change::Parts)

}  // namespace lossglass

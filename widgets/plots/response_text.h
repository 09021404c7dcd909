// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/response_view_data.h"
#include "widgets/theme/theme.h"

#include <QCoreApplication>
#include <QString>
#include <utility>

namespace lossglass {

/// The sentences of the Response tab, computed from its data. Each may be empty: nothing to say.
class ResponseText {
    Q_DECLARE_TR_FUNCTIONS(lossglass::ResponseText)

public:
    /// "p = 0.38. Focal keeps 21 % of the pull that cross-entropy has here."
    static QString atMarkedPixel(const ResponseViewData& data);
    /// "All nucleus pixels"
    static QString allPixelsTitle(const ResponseViewData& data);
    /// "Half of Focal's pull comes from pixels with p below 0.45; for cross-entropy, below 0.56."
    static QString allPixels(const ResponseViewData& data);
    /// "Dice, Tversky and Lovász depend on the whole picture, so they have no curve."
    static QString withoutCurve(const ResponseViewData& data);
    /// Why the selected loss has no plots, and the way on; empty where it has.
    static QString insteadOfPlots(const ResponseViewData& data);

    static QString axisName(const ResponseViewData& data);  ///< "p of nucleus"
    /// "Nucleus pixels", or "Nucleus pixels, thousands"
    static QString pixelsTitle(const ResponseViewData& data, bool thousands);
    /// "Their pull, Σ|∂L/∂z| × 1000", for bars that are shown times 10^exponent.
    static QString pullTitle(int exponent);
    static QString belowKey(const ResponseViewData& data);  ///< "missed, p < 0.5"
    static QString aboveKey(const ResponseViewData& data);  ///< "found, p ≥ 0.5"
    /// Wrong pixels strong, right ones pale; blue for the watched class, orange for the others.
    static std::pair<QColor, QColor> barColours(const ResponseViewData& data, const Theme& theme);

private:
    static QString className(const ResponseViewData& data, int label);
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/response_curve.h"
#include "losslib/analysis/response_summary.h"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace lossglass {

/// Everything that the Response tab shows. Names are ready to be read: translated, with the
/// parameters that matter ("Focal" and "Focal, γ = 2").
struct ResponseViewData {
    /// One loss along p.
    struct Line {
        QString legend;  ///< "Focal, γ = 2"
        ResponseCurve curve;
        std::optional<ResponsePoint> marked;  ///< at the marked pixel's p
    };
    /// A number of a loss without a curve, shown in the place of the plots: "nucleus", 0.418.
    struct ClassValue {
        QString className;
        std::optional<double> value;
        bool isPresent = false;  ///< in the target: one without a value is left out by the loss
    };

    QString lossName;              ///< selected loss, "Focal"
    std::optional<Line> selected;  ///< nothing = it has no curve
    QString whyNoCurve;            ///< a sentence for that case; empty = a general one
    std::vector<ClassValue> perClass;
    std::optional<Line> ghost;       ///< before the last drag; legend = what differs: "γ = 1"
    std::vector<Line> others;        ///< the other shown losses that have a curve
    QStringList othersWithoutCurve;  ///< names of the shown losses that have none

    QStringList classNames;  ///< K labels, for "Curve for a pixel of"
    int target = 1;          ///< true label of the pixel that the curve is about
    int watched = 1;         ///< label whose probability is the x axis

    std::optional<double> markedP;    ///< p of the watched class at the marked pixel
    std::optional<int> markedLabel;   ///< its true label; nothing = ignored or not known
    std::optional<double> pullRatio;  ///< pull of the selected loss over cross-entropy's, there
    std::optional<ResponseSummary> summary;        ///< of the pixels with label `target`
    std::optional<double> halfPullOfCrossEntropy;  ///< the same pixels' half point for it
};

}  // namespace lossglass

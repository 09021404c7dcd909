// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/response_text.h"

#include "widgets/plots/plot_range.h"

#include <cmath>

namespace lossglass {

namespace {

QString probability(double p) {
    return QString::number(p, 'f', 2);
}

/// "21 %", with a digit more where it would be one alone.
QString percent(double share) {
    const double value = 100 * share;
    return QString::number(value, 'f', value != 0 && value < 9.95 ? 1 : 0) + QStringLiteral(" %");
}

}  // namespace

QString ResponseText::className(const ResponseViewData& data, int label) {
    return label >= 0 && label < data.classNames.size() ? data.classNames[label]
                                                        : tr("class %1").arg(label);
}

QString ResponseText::atMarkedPixel(const ResponseViewData& data) {
    if (!data.markedP) return tr("Point at a picture to mark a pixel.");
    QString text = tr("p = %1.").arg(probability(*data.markedP));
    if (data.markedLabel && *data.markedLabel != data.target) {
        return text + QLatin1Char(' ') +
               tr("Its target is %1, the curve is for %2.")
                   .arg(className(data, *data.markedLabel), className(data, data.target));
    }
    if (data.pullRatio) {
        const double ratio = *data.pullRatio;
        text += QLatin1Char(' ');
        if (ratio < 0.995)
            text += tr("%1 keeps %2 of the pull that cross-entropy has here.")
                        .arg(data.lossName, percent(ratio));
        else if (ratio <= 1.005)
            text += tr("%1 pulls as hard as cross-entropy here.").arg(data.lossName);
        else
            text += tr("%1 pulls %2 times as hard as cross-entropy here.")
                        .arg(data.lossName, numberText(ratio, 2));
    } else if (data.selected && data.selected->marked) {
        text += QLatin1Char(' ') + tr("Loss %1, pull %2.")
                                       .arg(numberText(data.selected->marked->loss, 3),
                                            numberText(data.selected->marked->byLogit, 3));
    }
    return text;
}

QString ResponseText::allPixelsTitle(const ResponseViewData& data) {
    return tr("All %1 pixels").arg(className(data, data.target));
}

QString ResponseText::allPixels(const ResponseViewData& data) {
    if (!data.summary) return {};
    if (data.summary->pixelsBelow + data.summary->pixelsAbove == 0)
        return tr("The target has no pixel of %1.").arg(className(data, data.target));
    if (!data.summary->halfPullAt) return tr("%1 does not pull on them.").arg(data.lossName);
    const QString half = probability(*data.summary->halfPullAt);
    // Hard pixels of the watched class have a low p, those of the other classes a high one.
    const bool below = data.target == data.watched;
    if (!data.halfPullOfCrossEntropy) {
        return (below ? tr("Half of %1's pull comes from pixels with p below %2.")
                      : tr("Half of %1's pull comes from pixels with p above %2."))
            .arg(data.lossName, half);
    }
    return (below ? tr("Half of %1's pull comes from pixels with p below %2; for "
                       "cross-entropy, below %3.")
                  : tr("Half of %1's pull comes from pixels with p above %2; for "
                       "cross-entropy, above %3."))
        .arg(data.lossName, half, probability(*data.halfPullOfCrossEntropy));
}

QString ResponseText::withoutCurve(const ResponseViewData& data) {
    const QStringList& names = data.othersWithoutCurve;
    if (names.isEmpty()) return {};
    if (names.size() == 1)
        return tr("%1 depends on the whole picture, so it has no curve.").arg(names.front());
    const QString first = names.mid(0, names.size() - 1).join(QStringLiteral(", "));
    return tr("%1 and %2 depend on the whole picture, so they have no curve.")
        .arg(first, names.back());
}

QString ResponseText::insteadOfPlots(const ResponseViewData& data) {
    if (data.selected) return {};
    const QString why =
        data.whyNoCurve.isEmpty()
            ? tr("%1 depends on the whole picture: what one pixel costs changes with all the "
                 "others, so there is no curve.")
                  .arg(data.lossName)
            : data.whyNoCurve;
    if (data.others.empty()) return why;
    return why + QLatin1Char(' ') +
           tr("Select %1 in the list to see one.")
               .arg(data.others.front().legend.section(QLatin1Char(','), 0, 0));
}

QString ResponseText::axisName(const ResponseViewData& data) {
    return tr("p of %1").arg(className(data, data.watched));
}

QString ResponseText::pixelsTitle(const ResponseViewData& data, bool thousands) {
    QString name = className(data, data.target);
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return thousands ? tr("%1 pixels, thousands").arg(name) : tr("%1 pixels").arg(name);
}

QString ResponseText::pullTitle(int exponent) {
    if (exponent == 0) return tr("Their pull, Σ|∂L/∂z|");
    if (exponent == 3) return tr("Their pull, Σ|∂L/∂z| × 1000");
    static const QString kRaised = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString power;
    for (const QChar digit : QString::number(exponent))
        power += kRaised[digit.digitValue()];
    return tr("Their pull, Σ|∂L/∂z| × 10%1").arg(power);
}

QString ResponseText::belowKey(const ResponseViewData& data) {
    return data.target == data.watched ? tr("missed, p < 0.5") : tr("rightly left out, p < 0.5");
}

QString ResponseText::aboveKey(const ResponseViewData& data) {
    return data.target == data.watched ? tr("found, p ≥ 0.5") : tr("false alarm, p ≥ 0.5");
}

std::pair<QColor, QColor> ResponseText::barColours(const ResponseViewData& data,
                                                   const Theme& theme) {
    return data.target == data.watched ? std::pair(theme.falseNegative, theme.truePositive)
                                       : std::pair(theme.trueNegative, theme.falsePositive);
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/pixel_views.h"

#include "app/window/reading_texts.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_text.h"

#include <QCoreApplication>

#include <cmath>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(PixelViews)
};

std::int64_t indexOf(const Scene& scene, QPoint pixel) {
    return std::int64_t{pixel.y()} * scene.width() + pixel.x();
}

bool atBoundary(const Scene& scene, QPoint pixel) {
    const std::uint8_t own = scene.labels()[static_cast<std::size_t>(indexOf(scene, pixel))];
    for (const QPoint step : {QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)}) {
        const QPoint next = pixel + step;
        if (next.x() < 0 || next.x() >= scene.width() || next.y() < 0 ||
            next.y() >= scene.height() * scene.samples())
            continue;
        // The samples of a batch stand one below the other without being neighbours.
        if (next.y() / scene.height() != pixel.y() / scene.height()) continue;
        if (scene.labels()[static_cast<std::size_t>(indexOf(scene, next))] != own) return true;
    }
    return false;
}

PixelOutcome outcomeOf(bool predicted, bool real) {
    if (real) return predicted ? PixelOutcome::TruePositive : PixelOutcome::FalseNegative;
    return predicted ? PixelOutcome::FalsePositive : PixelOutcome::TrueNegative;
}

bool predictedAs(const Scene& scene, std::int64_t pixel, int label) {
    if (scene.channels() == 1) return (scene.logits()(0, pixel) > 0) == (label == 1);
    Eigen::Index top = 0;
    scene.logits().col(pixel).maxCoeff(&top);
    return top == label;
}

QString labelText(const Scene& scene, std::uint8_t label) {
    if (label == kIgnored) return Text::tr("ignored");
    return QStringLiteral("%1 %2").arg(label).arg(
        QString::fromStdString(scene.classes()[label].name));
}

double planeAt(const Planes<float>& planes, int channel, std::int64_t pixel) {
    return planes(channel, pixel);
}

/// The plane of the reading, or of its details where it has none.
std::optional<double> either(const Reading<float>& reading, const Reading<float>* details,
                             Planes<float> Evaluation<float>::*planes, int channel,
                             std::int64_t pixel) {
    for (const Reading<float>* each : {&reading, details})
        if (each && (each->evaluation.*planes).cols() > pixel)
            return planeAt(each->evaluation.*planes, channel, pixel);
    return std::nullopt;
}

ResponseQuestion questionOf(const ResponseResult& result, const ResponseResult::Line& line,
                            const Scene& scene, const ViewSettings& settings) {
    return {line.loss,
            line.values,
            scene.channels(),
            settings.watched,
            static_cast<std::uint8_t>(settings.curveTarget),
            result.counts};
}

std::optional<ResponsePoint> pointAt(const ResponseQuestion& question, std::optional<double> p) {
    if (!p) return std::nullopt;
    const auto point = responseAt(question, *p);
    return point ? std::optional<ResponsePoint>(*point) : std::nullopt;
}

}  // namespace

double probabilityAt(const Scene& scene, std::int64_t pixel, int label) {
    if (scene.channels() == 1) {
        const double z = scene.logits()(0, pixel);
        return 1 / (1 + std::exp(label == 1 ? -z : z));
    }
    const auto z = scene.logits().col(pixel).cast<double>();
    const double top = z.maxCoeff();
    return std::exp(z(label) - top) / (z - top).exp().sum();
}

QString pixelPlaceText(const Scene& scene, QPoint pixel) {
    const int row = pixel.y() % scene.height();
    if (scene.samples() == 1) return Text::tr("row %1, column %2").arg(row).arg(pixel.x());
    return Text::tr("sample %1, row %2, column %3")
        .arg(pixel.y() / scene.height() + 1)
        .arg(row)
        .arg(pixel.x());
}

PixelReadout pixelReadout(const Scene& scene, const Reading<float>* reading,
                          const ViewSettings& settings, std::int64_t validPixels, QPoint pixel,
                          const Reading<float>* details) {
    const std::int64_t index = indexOf(scene, pixel);
    const std::uint8_t label = scene.labels()[static_cast<std::size_t>(index)];
    const int channel = settings.channel(scene.channels());
    PixelReadout readout;
    if (scene.samples() > 1) readout.sample = pixel.y() / scene.height() + 1;
    readout.row = pixel.y() % scene.height();
    readout.column = pixel.x();
    readout.target = labelText(scene, label);
    readout.p = probabilityAt(scene, index, settings.watched);
    readout.logit = scene.logits()(channel, index);
    if (label != kIgnored) {
        readout.outcome =
            outcomeOf(predictedAs(scene, index, settings.watched), label == settings.watched);
        readout.place = atBoundary(scene, pixel) ? PixelPlace::Boundary : PixelPlace::Interior;
    }
    if (!reading) return readout;
    readout.lossName = lossText(reading->loss->name);
    const auto& evaluation = reading->evaluation;
    const auto scale = static_cast<double>(validPixels);
    if (label == kIgnored) {
        readout.noGradientReason = Text::tr("ignored");
        return readout;
    }
    if (reading->loss->curve == CurveRule::OfOnePixel)
        readout.loss = either(*reading, details, &Evaluation<float>::pixelLoss, 0, index);
    if (evaluation.logitGradient.cols() <= index) return readout;
    const double byLogit = planeAt(evaluation.logitGradient, channel, index);
    if (byLogit == 0) {
        readout.noGradientReason = evaluation.undefined
                                       ? lossText(*evaluation.undefined)
                                       : Text::tr("p does not change this loss here");
        return readout;
    }
    readout.slopeByLogit = scale * byLogit;
    const auto byP =
        either(*reading, details, &Evaluation<float>::probabilityGradient, channel, index);
    if (byP) readout.slopeByP = scale * *byP;
    return readout;
}

std::optional<PixelChain> pixelChainAt(const Scene& scene, const Reading<float>& reading,
                                       std::int64_t validPixels, QPoint pixel) {
    const std::int64_t index = indexOf(scene, pixel);
    const auto& slopes = reading.evaluation.probabilityGradient;
    if (slopes.cols() <= index) return std::nullopt;
    ChainInput input;
    input.label = scene.labels()[static_cast<std::size_t>(index)];
    for (int c = 0; c < scene.channels(); ++c) {
        input.logits.push_back(scene.logits()(c, index));
        input.slopes.push_back(static_cast<double>(validPixels) * slopes(c, index));
        if (scene.hasSoftTarget()) input.softTarget.push_back(scene.softTarget()(c, index));
    }
    for (const double z : input.logits)
        if (!std::isfinite(z)) return std::nullopt;
    return pixelChain(input);
}

ResponseViewData responseViewData(const ResponseResult& result, const Scene& scene,
                                  const Reading<float>* reading, const ViewSettings& settings) {
    ResponseViewData data;
    data.target = settings.curveTarget;
    data.watched = settings.watched;
    for (const ClassInfo& each : scene.classes())
        data.classNames << QString::fromStdString(each.name);
    if (settings.pixel) {
        const std::int64_t index = indexOf(scene, *settings.pixel);
        data.markedP = probabilityAt(scene, index, settings.watched);
        const std::uint8_t label = scene.labels()[static_cast<std::size_t>(index)];
        if (label != kIgnored) data.markedLabel = label;
    }
    if (reading) {
        data.lossName = lossText(reading->loss->name);
        const auto& perClass = reading->evaluation.perClass;
        for (std::size_t k = 0; perClass && k < perClass->size(); ++k) {
            // One channel stands for the foreground.
            const std::size_t label = perClass->size() == 1 ? 1 : k;
            const auto& counts = result.counts.perLabel;
            data.perClass.push_back({data.classNames.value(static_cast<int>(label)), (*perClass)[k],
                                     label < counts.size() && counts[label] > 0});
        }
    }
    const auto lineOf = [&](const ResponseResult::Line& line, const QString& legend) {
        return ResponseViewData::Line{
            legend, line.curve, pointAt(questionOf(result, line, scene, settings), data.markedP)};
    };
    data.whyNoCurve = {};
    if (result.selected) {
        const auto& own = *result.selected;
        data.selected = lineOf(
            own, legendText(*own.loss, own.values, result.ghost ? &result.ghost->values : nullptr));
        if (result.ghost)
            data.ghost =
                lineOf(*result.ghost, differenceText(*own.loss, result.ghost->values, own.values));
    }
    for (const auto& other : result.others) {
        data.others.push_back(lineOf(other, lossText(other.loss->name)));
        if (other.loss->id == "cross_entropy" && data.selected && data.selected->marked &&
            data.others.back().marked)
            data.pullRatio = pullRatio(*data.selected->marked, *data.others.back().marked);
    }
    for (const Loss* loss : result.withoutCurve)
        data.othersWithoutCurve << lossText(loss->name);
    data.summary = result.summary;
    data.halfPullOfCrossEntropy = result.halfPullOfCrossEntropy;
    return data;
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/metrics.h"

#include <QTest>

#include <limits>

using namespace lossglass;

namespace {

/// One row of pixels: '.' label 0, '#' label 1, '2' label 2, 'x' ignored.
Labels labelsOf(const QString& drawn) {
    Labels labels;
    for (const QChar c : drawn)
        labels.push_back(c == '#' ? 1 : c == '2' ? 2 : c == 'x' ? kIgnored : 0);
    return labels;
}

Scene sceneOf(const QString& target, const QString& prediction, int channels) {
    const Labels said = labelsOf(prediction);
    Planes<float> logits = Planes<float>::Constant(channels, prediction.size(), -1);
    for (Eigen::Index i = 0; i < logits.cols(); ++i) {
        if (channels == 1)
            logits(0, i) = said[static_cast<std::size_t>(i)] ? 2 : -2;
        else
            logits(said[static_cast<std::size_t>(i)], i) = 2;
    }
    SceneParts<float> parts;
    parts.width = static_cast<int>(target.size());
    parts.height = 1;
    parts.activation = channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    parts.labels = std::make_shared<const Labels>(labelsOf(target));
    parts.logits = std::make_shared<const Planes<float>>(std::move(logits));
    return Scene::make(std::move(parts)).value();
}

constexpr double kNone = -1;  // stands for "no value" in the tables

double orNone(const std::optional<double>& value) {
    return value.value_or(kNone);
}

}  // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private slots:
    void countsOverlap_data();
    void countsOverlap();
    void severalChannelsTakeTheLargest();
    void aTieIsTheFirstLabel();
    void noValidPixelHasNoMetrics();
};

void MetricsTest::countsOverlap_data() {
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("prediction");
    QTest::addColumn<double>("dice");
    QTest::addColumn<double>("iou");
    QTest::addColumn<double>("precision");
    QTest::addColumn<double>("recall");
    QTest::addColumn<double>("accuracy");
    QTest::newRow("all right") << "..##"
                               << "..##" << 1.0 << 1.0 << 1.0 << 1.0 << 1.0;
    QTest::newRow("all wrong") << "..##"
                               << "##.." << 0.0 << 0.0 << 0.0 << 0.0 << 0.0;
    QTest::newRow("one of each") << "..##"
                                 << ".#.#" << 0.5 << 1 / 3.0 << 0.5 << 0.5 << 0.5;
    QTest::newRow("ignored pixels do not count")
        << ".x##"
        << ".#.#" << 2 / 3.0 << 0.5 << 1.0 << 0.5 << 2 / 3.0;
    QTest::newRow("no foreground anywhere") << "...."
                                            << "...." << kNone << kNone << kNone << kNone << 1.0;
    QTest::newRow("nothing found") << "...#"
                                   << "...." << 0.0 << 0.0 << kNone << 0.0 << 0.75;
    QTest::newRow("nothing there") << "...."
                                   << "...#" << 0.0 << 0.0 << 0.0 << kNone << 0.75;
}

void MetricsTest::countsOverlap() {
    QFETCH(QString, target);
    QFETCH(QString, prediction);
    QFETCH(double, dice);
    QFETCH(double, iou);
    QFETCH(double, precision);
    QFETCH(double, recall);
    QFETCH(double, accuracy);
    for (const int channels : {1, 2}) {
        const Metrics metrics = computeMetrics(sceneOf(target, prediction, channels));
        QCOMPARE(metrics.perClass.size(), std::size_t{2});
        const ClassMetrics& foreground = metrics.perClass[1];
        QCOMPARE(orNone(foreground.dice), dice);
        QCOMPARE(orNone(foreground.iou), iou);
        QCOMPARE(orNone(foreground.precision), precision);
        QCOMPARE(orNone(foreground.recall), recall);
        QCOMPARE(orNone(metrics.pixelAccuracy), accuracy);
    }
}

void MetricsTest::severalChannelsTakeTheLargest() {
    const Metrics metrics = computeMetrics(sceneOf("..##22x", ".#2#22.", 3));
    QCOMPARE(metrics.perClass.size(), std::size_t{3});
    QCOMPARE(orNone(metrics.perClass[0].recall), 0.5);
    QCOMPARE(orNone(metrics.perClass[0].precision), 1.0);
    QCOMPARE(orNone(metrics.perClass[1].iou), 1 / 3.0);
    QCOMPARE(orNone(metrics.perClass[2].dice), 4 / 5.0);
    QCOMPARE(orNone(metrics.pixelAccuracy), 4 / 6.0);
}

void MetricsTest::aTieIsTheFirstLabel() {
    for (const int channels : {1, 2}) {
        SceneParts<float> parts = sceneOf(".#", ".#", channels).parts();
        parts.logits = std::make_shared<const Planes<float>>(Planes<float>::Zero(channels, 2));
        const Metrics metrics = computeMetrics(Scene::make(std::move(parts)).value());
        QCOMPARE(orNone(metrics.perClass[0].recall), 1.0);
        QCOMPARE(orNone(metrics.perClass[1].recall), 0.0);
    }
}

void MetricsTest::noValidPixelHasNoMetrics() {
    const Metrics metrics = computeMetrics(sceneOf("xx", ".#", 1));
    QVERIFY(!metrics.pixelAccuracy);
    QVERIFY(!metrics.perClass[0].dice && !metrics.perClass[1].dice);
    QVERIFY(computeMetrics(Scene()).perClass.empty());
}

QTEST_APPLESS_MAIN(MetricsTest)
#include "metrics_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/response_curve.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"

#include <QtTest>
#include <cmath>

using namespace lossglass;

namespace {

constexpr double kTolerance = 1e-12;

LabelCounts countsOf(std::vector<double> perLabel) {
    LabelCounts counts;
    for (const double n : perLabel)
        counts.valid += static_cast<std::int64_t>(n);
    counts.perLabel = std::move(perLabel);
    return counts;
}

ResponseQuestion question(const char* id, int channels, int watched, std::uint8_t label) {
    ResponseQuestion result;
    result.loss = findLoss(id);
    Q_ASSERT(result.loss);
    result.values = ParameterValues(result.loss->parameters);
    result.channels = channels;
    result.watched = watched;
    result.label = label;
    std::vector<double> perLabel(static_cast<std::size_t>(std::max(channels, 2)), 40);
    perLabel[0] = 300;
    result.counts = countsOf(perLabel);
    return result;
}

/// Relative to the number expected, absolute where that is 0.
void compare(double found, double expected, const char* what) {
    const double error = std::abs(found - expected);
    const double scale = expected == 0 ? 1 : std::abs(expected);
    QVERIFY2(error <= kTolerance * scale, qPrintable(QStringLiteral("%1: %2, expected %3")
                                                         .arg(QLatin1String(what))
                                                         .arg(found, 0, 'g', 17)
                                                         .arg(expected, 0, 'g', 17)));
}

}  // namespace

class ResponseCurveTest : public QObject {
    Q_OBJECT

private slots:
    void crossEntropyIsMinusLog_data();
    void crossEntropyIsMinusLog();
    void focalFollowsItsFormula_data();
    void focalFollowsItsFormula();
    void softmaxSharesTheRest_data();
    void softmaxSharesTheRest();
    void everyCurveHasTheSlopeOfItsLoss_data();
    void everyCurveHasTheSlopeOfItsLoss();
    void countsOfThePictureDecide();
    void aPixelWeighsAsInThePicture();
    void endsAreFinite_data();
    void endsAreFinite();
    void gridIsDenseAtTheEnds();
    void onePointEqualsTheCurve();
    void lossesOfThePictureAreRefused_data();
    void lossesOfThePictureAreRefused();
    void badQuestionsAreRefused();
    void sentences_data();
    void sentences();
};

void ResponseCurveTest::crossEntropyIsMinusLog_data() {
    QTest::addColumn<double>("p");
    for (const double p : {1e-9, 1e-3, 0.25, 0.5, 0.9, 0.999})
        QTest::addRow("p = %g", p) << p;
}

void ResponseCurveTest::crossEntropyIsMinusLog() {
    QFETCH(double, p);
    const auto one = responseAt(question("cross_entropy", 1, 1, 1), p);
    QVERIFY(one.ok());
    compare(one->loss, -std::log(p), "loss of label 1");
    compare(one->byProbability, -1 / p, "slope of label 1");
    compare(one->byLogit, p - 1, "pull of label 1");

    const auto zero = responseAt(question("cross_entropy", 1, 1, 0), p);
    QVERIFY(zero.ok());
    compare(zero->loss, -std::log1p(-p), "loss of label 0");
    compare(zero->byProbability, 1 / (1 - p), "slope of label 0");
    compare(zero->byLogit, p, "pull of label 0");
}

void ResponseCurveTest::focalFollowsItsFormula_data() {
    QTest::addColumn<double>("gamma");
    QTest::addColumn<double>("alpha");
    QTest::addColumn<double>("p");
    for (const double p : {1e-4, 0.2, 0.5, 0.97}) {
        QTest::addRow("defaults of the paper, p = %g", p) << 2.0 << 0.25 << p;
        QTest::addRow("no focus, p = %g", p) << 0.0 << 0.5 << p;
        QTest::addRow("fraction, p = %g", p) << 0.5 << 0.9 << p;
    }
}

void ResponseCurveTest::focalFollowsItsFormula() {
    QFETCH(double, gamma);
    QFETCH(double, alpha);
    QFETCH(double, p);
    ResponseQuestion asked = question("focal", 1, 1, 1);
    asked.values.set("gamma", gamma);
    asked.values.set("alpha", alpha);
    const double q = 1 - p;
    const auto found = responseAt(asked, p);
    QVERIFY(found.ok());
    compare(found->loss, -alpha * std::pow(q, gamma) * std::log(p), "loss");
    const double slope =
        gamma == 0 ? -alpha / p : alpha * std::pow(q, gamma - 1) * (gamma * std::log(p) - q / p);
    compare(found->byProbability, slope, "dl/dp");
    compare(found->byLogit, slope * p * q, "dl/dz");
}

void ResponseCurveTest::softmaxSharesTheRest_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("label");
    QTest::addColumn<double>("p");
    for (const int channels : {2, 3, 5}) {
        for (const double p : {1e-6, 0.3, 0.8}) {
            QTest::addRow("%d classes, true class, p = %g", channels, p) << channels << 1 << p;
            QTest::addRow("%d classes, another, p = %g", channels, p) << channels << 0 << p;
        }
    }
}

void ResponseCurveTest::softmaxSharesTheRest() {
    QFETCH(int, channels);
    QFETCH(int, label);
    QFETCH(double, p);
    const auto found =
        responseAt(question("cross_entropy", channels, 1, static_cast<std::uint8_t>(label)), p);
    QVERIFY(found.ok());
    if (label == 1) {
        compare(found->loss, -std::log(p), "loss");
        compare(found->byProbability, -1 / p, "dl/dp");
        compare(found->byLogit, p - 1, "dl/dz");
    } else {
        compare(found->loss, std::log(channels - 1.0) - std::log1p(-p), "loss");
        compare(found->byProbability, 0, "dl/dp");
        compare(found->byLogit, p, "dl/dz");
    }
}

void ResponseCurveTest::everyCurveHasTheSlopeOfItsLoss_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("label");
    for (const Loss& loss : catalogue()) {
        if (loss.curve == CurveRule::None) continue;
        for (const int label : {0, 1})
            QTest::addRow("%s, label %d", loss.id.c_str(), label)
                << QString::fromStdString(loss.id) << label;
    }
}

void ResponseCurveTest::everyCurveHasTheSlopeOfItsLoss() {
    QFETCH(QString, id);
    QFETCH(int, label);
    const ResponseQuestion asked =
        question(id.toLatin1().constData(), 1, 1, static_cast<std::uint8_t>(label));
    const double step = 1e-6;
    for (const double p : {0.11, 0.37, 0.62, 0.9}) {
        const auto here = responseAt(asked, p);
        const auto above = responseAt(asked, p + step);
        const auto below = responseAt(asked, p - step);
        QVERIFY2(here.ok(), here.ok() ? "" : here.error().message.c_str());
        const double slope = (above->loss - below->loss) / (2 * step);
        const double scale = std::max(1.0, std::abs(slope));
        QVERIFY2(std::abs(here->byProbability - slope) < 1e-7 * scale, qPrintable(id));
        QVERIFY2(std::abs(here->byLogit - slope * p * (1 - p)) < 1e-7 * scale, qPrintable(id));
    }
}

void ResponseCurveTest::countsOfThePictureDecide() {
    ResponseQuestion asked = question("balanced_cross_entropy", 1, 1, 1);
    asked.counts = countsOf({90, 10});
    const auto rare = responseAt(asked, 0.5);
    QVERIFY(rare.ok());
    compare(rare->loss, 0.9 * std::log(2.0), "beta is the share of background");
    asked.counts = countsOf({20, 80});
    compare(responseAt(asked, 0.5)->loss, 0.2 * std::log(2.0), "with other counts");
}

void ResponseCurveTest::aPixelWeighsAsInThePicture() {
    // Four pixels, weights 1 and 3: the curve of each is what it adds to the mean, times four.
    SceneParts<double> parts;
    parts.width = 4;
    parts.height = 1;
    parts.labels = std::make_shared<const Labels>(Labels{0, 1, 1, kIgnored});
    auto logits = std::make_shared<Planes<double>>(1, 4);
    *logits << -0.4, 1.3, -2.0, 7.0;
    parts.logits = logits;
    const auto scene = SceneD::make(parts);
    QVERIFY(scene.ok());
    Request request;
    request.loss = findLoss("cross_entropy");
    request.values = ParameterValues(request.loss->parameters);
    request.values.set("weights", std::vector<double>{1, 3});
    const auto readings = evaluateAll(*scene, {request});

    const Workspace<double> work(*scene);
    ResponseQuestion asked{request.loss, request.values, 1, 1, 1, work.counts()};
    double mean = 0;
    for (Eigen::Index i = 0; i < 3; ++i) {
        asked.label = (*parts.labels)[static_cast<std::size_t>(i)];
        const auto point = responseAt(asked, work.pAt(0, i));
        QVERIFY(point.ok());
        mean += point->loss / 3;
        compare(point->byLogit, 3 * readings[0].evaluation.logitGradient(0, i), "pull");
    }
    compare(mean, readings[0].evaluation.value, "mean of the curve");
}

void ResponseCurveTest::endsAreFinite_data() {
    everyCurveHasTheSlopeOfItsLoss_data();
}

void ResponseCurveTest::endsAreFinite() {
    QFETCH(QString, id);
    QFETCH(int, label);
    const ResponseQuestion asked =
        question(id.toLatin1().constData(), 1, 1, static_cast<std::uint8_t>(label));
    for (const double p : {0.0, 1e-300, 1e-12, 1 - 1e-12, 1.0}) {
        const auto found = responseAt(asked, p);
        QVERIFY2(found.ok(), qPrintable(id));
        QVERIFY(found->p >= kResponseEdge && found->p <= 1 - kResponseEdge);
        QVERIFY(std::isfinite(found->loss));
        QVERIFY(std::isfinite(found->byProbability));
        QVERIFY(std::isfinite(found->byLogit));
    }
}

void ResponseCurveTest::gridIsDenseAtTheEnds() {
    const auto grid = responseGrid(401);
    QCOMPARE(grid.size(), std::size_t{401});
    QCOMPARE(grid.front(), 1e-6);
    QCOMPARE(grid.back(), 1 - 1e-6);
    QCOMPARE(grid[200], 0.5);
    for (std::size_t i = 1; i < grid.size(); ++i)
        QVERIFY(grid[i] > grid[i - 1]);
    QVERIFY(grid[2] - grid[1] < 0.1 * (grid[201] - grid[200]));
    QVERIFY(grid[399] - grid[398] < 0.1 * (grid[201] - grid[200]));
}

void ResponseCurveTest::onePointEqualsTheCurve() {
    const auto grid = responseGrid(41);
    const ResponseQuestion asked = question("focal", 3, 2, 2);
    const auto curve = responseCurve(asked, grid);
    QVERIFY(curve.ok());
    QCOMPARE(curve->size(), grid.size());
    QCOMPARE(curve->p, grid);
    for (const std::size_t i : {std::size_t{0}, std::size_t{13}, std::size_t{40}}) {
        const auto point = responseAt(asked, grid[i]);
        QCOMPARE(point->loss, curve->loss[i]);
        QCOMPARE(point->byProbability, curve->byProbability[i]);
        QCOMPARE(point->byLogit, curve->byLogit[i]);
    }
}

void ResponseCurveTest::lossesOfThePictureAreRefused_data() {
    QTest::addColumn<QString>("id");
    for (const Loss& loss : catalogue()) {
        if (loss.curve == CurveRule::None)
            QTest::addRow("%s", loss.id.c_str()) << QString::fromStdString(loss.id);
    }
}

void ResponseCurveTest::lossesOfThePictureAreRefused() {
    QFETCH(QString, id);
    const auto asked = question(id.toLatin1().constData(), 1, 1, 1);
    const auto found = responseAt(asked, 0.5);
    QVERIFY(!found.ok());
    QCOMPARE(found.error().code, ErrorCode::Unsupported);
    QVERIFY(found.error().message.starts_with(asked.loss->name));
}

void ResponseCurveTest::badQuestionsAreRefused() {
    ResponseQuestion asked = question("cross_entropy", 3, 1, 3);
    QCOMPARE(responseAt(asked, 0.5).error().code, ErrorCode::OutOfRange);
    asked = question("cross_entropy", 3, 3, 0);
    QCOMPARE(responseAt(asked, 0.5).error().code, ErrorCode::OutOfRange);
    asked = question("balanced_cross_entropy", 3, 1, 0);
    QCOMPARE(responseAt(asked, 0.5).error().code, ErrorCode::Mismatch);
    asked = question("cross_entropy", 1, 1, 1);
    asked.values.set("weights", std::vector<double>{0, 0});
    QCOMPARE(responseAt(asked, 0.5).error().code, ErrorCode::Unsupported);
}

void ResponseCurveTest::sentences_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("none") << QStringList() << QString();
    QTest::newRow("one") << QStringList{"Dice"}
                         << "Dice depends on the whole picture, so it has no curve.";
    QTest::newRow("two") << QStringList{"Dice", "MCC"}
                         << "Dice and MCC depend on the whole picture, so they have no curve.";
    QTest::newRow("three")
        << QStringList{"Dice", "Tversky", "Lovász"}
        << "Dice, Tversky and Lovász depend on the whole picture, so they have no curve.";
}

void ResponseCurveTest::sentences() {
    QFETCH(QStringList, names);
    QFETCH(QString, sentence);
    std::vector<std::string> list;
    for (const QString& name : names)
        list.push_back(name.toStdString());
    QCOMPARE(QString::fromStdString(noCurveSentence(list)), sentence);
}

QTEST_APPLESS_MAIN(ResponseCurveTest)
#include "response_curve_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/samples.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <set>

using namespace lossglass;
using namespace lossglass::test;

/// The parameter "pooling" of every loss: what a batch says per image, as a whole, flattened.
class SamplePoolingTest : public QObject {
    Q_OBJECT

private slots:
    void perImageIsTheMeanOfTheSamples_data() { losses(); }
    void perImageIsTheMeanOfTheSamples();
    void oneSampleIsTheBatch_data() { losses(); }
    void oneSampleIsTheBatch();
    void allFlattensTheClasses_data();
    void allFlattensTheClasses();
    void microDiceByHand();
    void aSampleWithoutAValidPixelCountsAsZero();
    void aSampleWithoutAValueIsNamed();
    void notesOfSamples();

private:
    void losses();
};

namespace {

constexpr Wanted kAll{true, true, true};

Request request(const Loss& loss, const char* pooling) {
    Request made{&loss, ParameterValues(loss.parameters), kAll};
    made.values.set("pooling", std::string(pooling));
    return made;
}

template <class Real>
Evaluation<Real> evaluate(const BasicScene<Real>& scene, const Request& asked) {
    return evaluateOne(Workspace<Real>(scene), asked).evaluation;
}

SceneD batchOf(std::mt19937& random, int channels, int samples) {
    RandomSceneOptions options;
    options.channels = channels;
    options.samples = samples;
    options.width = 7;
    options.height = 5;
    return randomScene(random, options);
}

bool same(const Planes<double>& a, const Planes<double>& b) {
    return a.rows() == b.rows() && a.cols() == b.cols() && (a == b).all();
}

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-13 * (1 + std::abs(b));
}

bool near(const Planes<double>& a, const Planes<double>& b) {
    return ((a - b).abs() <= 1e-13 * (1e-3 + b.abs().maxCoeff())).all();
}

/// Two samples of two pixels each in one channel.
SceneD pairOf(const std::vector<const char*>& rows, const Planes<double>& logits) {
    SceneParts<double> parts = drawnScene(rows, logits).parts();
    parts.height = 1;
    parts.samples = 2;
    return SceneD::make(std::move(parts)).value();
}

}  // namespace

void SamplePoolingTest::losses() {
    QTest::addColumn<QString>("id");
    for (const Loss& loss : catalogue())
        QTest::newRow(loss.id.c_str()) << QString::fromStdString(loss.id);
}

void SamplePoolingTest::perImageIsTheMeanOfTheSamples() {
    QFETCH(QString, id);
    const Loss& loss = *findLoss(id.toStdString());
    std::mt19937 random(17);
    for (const int channels : {1, 3}) {
        if (channels > 1 && loss.channels == ChannelRule::BinaryOnly) continue;
        const SceneD batch = batchOf(random, channels, 3);
        const auto whole = evaluate(batch, request(loss, "per_image"));
        QVERIFY(!whole.undefined);
        double mean = 0;
        const Eigen::Index pixels = batch.pixels() / 3;
        for (int n = 0; n < 3; ++n) {
            const auto part = evaluate(sampleOf(batch, n), request(loss, "per_batch"));
            mean += part.value / 3;
            const Eigen::Index begin = n * pixels;
            const Planes<double> z = whole.logitGradient.middleCols(begin, pixels);
            const Planes<double> p = whole.probabilityGradient.middleCols(begin, pixels);
            QVERIFY(near(z, part.logitGradient / 3));
            QVERIFY(near(p, part.probabilityGradient / 3));
        }
        QVERIFY(near(whole.value, mean));
        const auto narrow = evaluate(batch.cast<float>(), request(loss, "per_image"));
        QVERIFY(std::abs(narrow.value - mean) <= 1e-4 * (1 + std::abs(mean)));
        if (loss.curve == CurveRule::OfOnePixel) {
            const auto valid = static_cast<double>(Workspace<double>(batch).counts().valid);
            QVERIFY(near(whole.pixelLoss.sum() / valid, whole.value));
        }
    }
}

void SamplePoolingTest::oneSampleIsTheBatch() {
    QFETCH(QString, id);
    const Loss& loss = *findLoss(id.toStdString());
    std::mt19937 random(23);
    const SceneD scene = batchOf(random, loss.channels == ChannelRule::BinaryOnly ? 1 : 3, 1);
    const auto image = evaluate(scene, request(loss, "per_image"));
    const auto batch = evaluate(scene, request(loss, "per_batch"));
    QCOMPARE(image.value, batch.value);
    QVERIFY(same(image.logitGradient, batch.logitGradient));
    QVERIFY(same(image.probabilityGradient, batch.probabilityGradient));
    QVERIFY(same(image.pixelLoss, batch.pixelLoss));
    QVERIFY(image.perClass == batch.perClass);
}

void SamplePoolingTest::allFlattensTheClasses_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("joins");  // the classes share one score
    const std::set<std::string> joining{
        "dice",  "jaccard",    "tversky", "bce_dice", "focal_tversky",  "log_cosh_dice",
        "combo", "focal_dice", "exp_log", "mcc",      "lovasz_softmax", "sensitivity_specificity"};
    for (const Loss& loss : catalogue())
        QTest::newRow(loss.id.c_str())
            << QString::fromStdString(loss.id) << joining.contains(loss.id);
}

void SamplePoolingTest::allFlattensTheClasses() {
    QFETCH(QString, id);
    QFETCH(bool, joins);
    const Loss& loss = *findLoss(id.toStdString());
    std::mt19937 random(29);
    const SceneD scene = batchOf(random, loss.channels == ChannelRule::BinaryOnly ? 1 : 3, 2);
    const auto all = evaluate(scene, request(loss, "all"));
    const auto batch = evaluate(scene, request(loss, "per_batch"));
    QVERIFY(!all.undefined);
    QCOMPARE(all.value != batch.value, joins);
    if (!joins) QVERIFY(same(all.logitGradient, batch.logitGradient));
    if (joins) QVERIFY(!all.perClass);
    // Of one channel there is nothing to join.
    const SceneD single = batchOf(random, 1, 2);
    QVERIFY(near(evaluate(single, request(loss, "all")).value,
                 evaluate(single, request(loss, "per_batch")).value));
}

void SamplePoolingTest::microDiceByHand() {
    // p = 1/2 everywhere: TP = 2 of 4 target entries, sums of p and of the target 4 each.
    Planes<double> logits = Planes<double>::Zero(2, 4);
    const SceneD scene = pairOf({"01", "00"}, logits);
    const auto read = evaluate(scene, request(*findLoss("dice"), "all"));
    QVERIFY(near(read.value, 1 - (2 * 2.0 + 1) / (4 + 4 + 1)));
    // Per image and class: TP 1/2 of 1 and 1, then 1 of 2 and 1, 0 of 0 and 1.
    const auto image = evaluate(scene, request(*findLoss("dice"), "per_image"));
    const double first = 1 - 2.0 / 3, second = ((1 - 3.0 / 4) + (1 - 1.0 / 2)) / 2;
    QVERIFY(near(image.value, (first + second) / 2));
}

void SamplePoolingTest::aSampleWithoutAValidPixelCountsAsZero() {
    Planes<double> logits(1, 4);
    logits << 0.3, -1, 2, 0.5;
    const SceneD scene = pairOf({".#", "??"}, logits);
    const Loss& loss = *findLoss("cross_entropy");
    const auto read = evaluate(scene, request(loss, "per_image"));
    QVERIFY(!read.undefined);
    QVERIFY(near(read.value, evaluate(scene, request(loss, "per_batch")).value / 2));
    QVERIFY((read.logitGradient.rightCols(2) == 0).all());
    QCOMPARE(read.notes.back(), std::string("sample 1: no valid pixel: counts as 0"));
}

void SamplePoolingTest::aSampleWithoutAValueIsNamed() {
    Planes<double> logits(1, 4);
    logits << 0.3, -1, 2, 0.5;
    const SceneD scene = pairOf({".#", "##"}, logits);
    Request asked = request(*findLoss("cross_entropy"), "per_image");
    asked.values.set("weights", std::vector<double>{1, 0});
    const auto read = evaluate(scene, asked);
    QCOMPARE(read.undefined.value_or(""),
             std::string("sample 1: the weights of all classes present are 0"));
    QVERIFY((read.logitGradient == 0).all());
    logits(0, 3) = -std::numeric_limits<double>::infinity();
    const auto infinite =
        evaluate(pairOf({".#", "##"}, logits), request(*findLoss("cross_entropy"), "per_image"));
    QCOMPARE(infinite.undefined.value_or(""),
             std::string("infinite: the true class has probability 0 at 1 pixel, first at (row 0, "
                         "column 1) of sample 1"));
}

void SamplePoolingTest::notesOfSamples() {
    Planes<double> logits(1, 4);
    logits << 0.3, -1, 2, 0.5;
    Request asked = request(*findLoss("cross_entropy"), "per_image");
    asked.values.set("weights", std::string("inverse_frequency"));
    // Both samples have one pixel of each label: one note. Otherwise each has its own.
    QCOMPARE(evaluate(pairOf({".#", "#."}, logits), asked).notes.size(), std::size_t{1});
    const auto read = evaluate(pairOf({".#", "##"}, logits), asked);
    QCOMPARE(read.notes.size(), std::size_t{2});
    QVERIFY(read.notes.front().starts_with("sample 0: class weights"));
    QVERIFY(read.notes.back().starts_with("sample 1: class weights"));
}

QTEST_APPLESS_MAIN(SamplePoolingTest)
#include "sample_pooling_test.moc"

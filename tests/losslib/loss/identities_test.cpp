// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace lossglass;
using namespace lossglass::test;

/// Losses that are each other at certain settings; one sigmoid channel against two softmax
/// channels; pixels in another order.
class IdentitiesTest : public QObject {
    Q_OBJECT

private slots:
    void betweenLosses_data();
    void betweenLosses();
    void sigmoidIsSoftmaxOfTwo_data();
    void sigmoidIsSoftmaxOfTwo();
    void orderOfPixels_data();
    void orderOfPixels();
    void ignoredPixelsAreAsIfAbsent_data() { orderOfPixels_data(); }
    void ignoredPixelsAreAsIfAbsent();
};

namespace {

constexpr Wanted kGradient{true, false, false};

/// "tversky alpha=0.5 smooth=0.5" with all else at its default.
Request parse(const QString& text) {
    const QStringList words = text.split(' ');
    const Loss* loss = findLoss(words.first().toStdString());
    if (!loss) qFatal("no loss %s", qPrintable(words.first()));
    Request request{loss, ParameterValues(loss->parameters), kGradient};
    for (const QString& setting : words.mid(1)) {
        const QStringList pair = setting.split('=');
        const Parameter* parameter = findParameter(*loss, pair.first().toStdString());
        const auto value = parseValue(*parameter, pair.last().toStdString());
        if (!value) qFatal("%s", describe(value.error()).c_str());
        request.values.set(parameter->id, *value);
    }
    return request;
}

Evaluation<double> evaluate(const SceneD& scene, const Request& request) {
    return evaluateOne(Workspace<double>(scene), request).evaluation;
}

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-13 * (1 + std::abs(b));
}

bool near(const Planes<double>& a, const Planes<double>& b) {
    return ((a - b).abs() <= 1e-13 * (1e-3 + b.abs().maxCoeff())).all();
}

enum Scenes { Binary = 1, Any = 4 };

}  // namespace

void IdentitiesTest::betweenLosses_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<double>("factor");  // one = factor * other + offset
    QTest::addColumn<double>("offset");
    QTest::addColumn<int>("channels");
    const auto same = [](const char* name, const char* one, const char* other, int channels = Any,
                         double factor = 1, double offset = 0) {
        QTest::newRow(name) << one << other << factor << offset << channels;
    };
    same("Tversky .5/.5 with half the smoothing = Dice", "tversky alpha=0.5 beta=0.5 smooth=0.5",
         "dice smooth=1");
    same("Tversky 1/1 = Jaccard", "tversky alpha=1 beta=1", "jaccard");
    same("focal gamma 0 = cross-entropy", "focal gamma=0", "cross_entropy");
    same("focal alpha .5 = half", "focal alpha=0.5", "focal", Any, 0.5);
    same("focal Tversky gamma 1 = Tversky", "focal_tversky gamma=1", "tversky");
    same("Dice + CE, b = 0", "bce_dice a=1 b=0", "cross_entropy");
    same("Dice + CE, a = 0", "bce_dice a=0 b=2", "dice", Any, 2);
    same("focal + Dice without focal", "focal_dice lam=0", "dice smooth=2");
    same("poly-1 epsilon 0 = cross-entropy", "poly1_ce epsilon=0", "cross_entropy");
    same("label smoothing 0 = cross-entropy", "label_smoothing_ce epsilon=0", "cross_entropy");
    same("label smoothing 0, weighted", "label_smoothing_ce epsilon=0 weights=0.5,2,1,3",
         "cross_entropy weights=0.5,2,1,3");
    same("top 100 % = cross-entropy", "topk_ce k=100", "cross_entropy");
    same("balanced .5 = half the cross-entropy", "balanced_cross_entropy beta=0.5", "cross_entropy",
         Binary, 0.5);
    same("weights all 3 = unweighted", "cross_entropy weights=3,3,3,3", "cross_entropy");
    same("unified focal, lambda 1", "unified_focal lam=1", "asymmetric_focal");
    same("unified focal, lambda 0", "unified_focal lam=0", "asymmetric_focal_tversky");
    same("asymmetric focal gamma 0, delta .5", "asymmetric_focal gamma=0 delta=0.5",
         "cross_entropy", Any, 0.5);
    same("symmetric focal, delta .5 = half the focal",
         "asymmetric_focal asymmetric=false delta=0.5 gamma=0.5", "focal gamma=0.5", Any, 0.5);
    same("combo alpha 0, lifted = Dice", "combo alpha=0 offset=true", "dice");
    same("combo, binary, alpha 1 = half the cross-entropy", "combo alpha=1 beta=0.5",
         "cross_entropy", Binary, 0.5);
    same("combo, offset", "combo alpha=0.3 offset=true", "combo alpha=0.3", Any, 1, 0.7);
    same("exponential-logarithmic without Dice, exponent 1",
         "exp_log w_dice=0 w_cross=1 gamma_cross=1 weights=none", "cross_entropy");
    same("generalised Dice, uniform: absent labels by either rule",
         "generalized_dice weight_type=uniform empty=zero", "generalized_dice weight_type=uniform");
}

void IdentitiesTest::betweenLosses() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(double, factor);
    QFETCH(double, offset);
    QFETCH(int, channels);
    std::mt19937 random(5);
    for (int k = 0; k < 20; ++k) {
        RandomSceneOptions options;
        options.channels = channels;
        options.width = 3 + k;
        const SceneD scene = randomScene(random, options);
        const auto a = evaluate(scene, parse(one)), b = evaluate(scene, parse(other));
        QVERIFY(!a.undefined && !b.undefined);
        QVERIFY(near(a.value, factor * b.value + offset));
        QVERIFY(near(a.logitGradient, factor * b.logitGradient));
        QVERIFY(a.logitGradient.abs().maxCoeff() > 0);
    }
}

void IdentitiesTest::sigmoidIsSoftmaxOfTwo_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    // Losses over all labels are the same by nature; region losses of one channel are those of two
    // without the background.
    for (const char* name :
         {"cross_entropy", "cross_entropy weights=0.3,2", "focal", "focal gamma=0.7", "poly1_ce",
          "label_smoothing_ce", "topk_ce k=30", "asymmetric_focal", "asymmetric_focal_tversky",
          "unified_focal", "generalized_dice", "l1", "l2"})
        QTest::newRow(name) << name << name;
    for (const char* name :
         {"dice", "dice squared=true", "jaccard", "tversky", "focal_tversky", "bce_dice",
          "focal_dice", "exp_log", "log_cosh_dice", "sensitivity_specificity", "mcc"})
        QTest::newRow(name) << name << QStringLiteral("%1 include_background=false").arg(name);
    QTest::newRow("boundary") << "boundary"
                              << "boundary";
    QTest::newRow("hausdorff_dt") << "hausdorff_dt"
                                  << "hausdorff_dt";
}

void IdentitiesTest::sigmoidIsSoftmaxOfTwo() {
    QFETCH(QString, one);
    QFETCH(QString, two);
    std::mt19937 random(11);
    for (int k = 0; k < 10; ++k) {
        RandomSceneOptions options;
        options.width = 4 + k;
        const SceneD single = randomScene(random, options);
        Planes<double> z(2, single.pixels());
        z.row(0).setZero();
        z.row(1) = single.logits().row(0);
        SceneParts<double> parts = single.parts();
        parts.activation = Activation::Softmax;
        parts.logits = std::make_shared<const Planes<double>>(z);
        const auto pair = SceneD::make(std::move(parts));
        QVERIFY(pair.ok());
        const auto a = evaluate(single, parse(one)), b = evaluate(*pair, parse(two));
        QVERIFY(near(a.value, b.value));
        QVERIFY(near(a.logitGradient, Planes<double>(b.logitGradient.row(1))));
        QVERIFY(
            near(Planes<double>(-b.logitGradient.row(0)), Planes<double>(b.logitGradient.row(1))));
    }
}

void IdentitiesTest::orderOfPixels_data() {
    QTest::addColumn<QString>("id");
    for (const Loss& loss : catalogue())
        if (loss.family != Family::Distance)
            QTest::newRow(loss.id.c_str()) << QString::fromStdString(loss.id);
}

void IdentitiesTest::orderOfPixels() {
    QFETCH(QString, id);
    std::mt19937 random(3);
    const Request request = parse(id);
    for (const int channels : {1, 3}) {
        if (request.loss->channels == ChannelRule::BinaryOnly && channels > 1) continue;
        RandomSceneOptions options;
        options.channels = channels;
        options.width = 70;
        options.height = 60;
        const SceneD scene = randomScene(random, options);
        std::vector<Eigen::Index> order(static_cast<std::size_t>(scene.pixels()));
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), random);
        Labels y(order.size());
        Planes<double> z(channels, scene.pixels());
        for (std::size_t i = 0; i < order.size(); ++i) {
            y[i] = scene.labels()[static_cast<std::size_t>(order[i])];
            z.col(static_cast<Eigen::Index>(i)) = scene.logits().col(order[i]);
        }
        const SceneD shuffled = scene.withPlanes(std::make_shared<const Labels>(y),
                                                 std::make_shared<const Planes<double>>(z));
        const auto a = evaluate(scene, request), b = evaluate(shuffled, request);
        QVERIFY(std::abs(a.value - b.value) <= 1e-12 * (1 + std::abs(a.value)));
        for (std::size_t i = 0; i < order.size(); ++i)
            QVERIFY(near(Planes<double>(a.logitGradient.col(order[i])),
                         Planes<double>(b.logitGradient.col(static_cast<Eigen::Index>(i)))));
    }
}

void IdentitiesTest::ignoredPixelsAreAsIfAbsent() {
    QFETCH(QString, id);
    std::mt19937 random(9);
    const Request request = parse(id);
    for (const int channels : {1, 4}) {
        if (request.loss->channels == ChannelRule::BinaryOnly && channels > 1) continue;
        RandomSceneOptions options;
        options.channels = channels;
        options.ignoredShare = 0.4;
        const SceneD scene = randomScene(random, options);
        std::vector<Eigen::Index> kept;
        SceneParts<double> parts = scene.parts();
        Labels y;
        for (Eigen::Index i = 0; i < scene.pixels(); ++i) {
            if (scene.labels()[static_cast<std::size_t>(i)] == kIgnored) continue;
            kept.push_back(i);
            y.push_back(scene.labels()[static_cast<std::size_t>(i)]);
        }
        const Planes<double> z = scene.logits()(Eigen::all, kept);
        parts.width = static_cast<int>(kept.size());
        parts.height = 1;
        parts.labels = std::make_shared<const Labels>(y);
        parts.logits = std::make_shared<const Planes<double>>(z);
        const auto cut = SceneD::make(std::move(parts));
        QVERIFY(cut.ok());
        const auto a = evaluate(scene, request), b = evaluate(*cut, request);
        QVERIFY(near(a.value, b.value));
        QVERIFY(near(Planes<double>(a.logitGradient(Eigen::all, kept)), b.logitGradient));
    }
}

QTEST_APPLESS_MAIN(IdentitiesTest)
#include "identities_test.moc"

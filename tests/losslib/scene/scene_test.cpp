// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/scene.h"

#include <QtTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace lossglass;

/// What a scene refuses, with the sentence that it says; and what its copies share and change.
class SceneTest : public QObject {
    Q_OBJECT

private slots:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void facts();
    void withPlanesKeepsTheRest();
    void cast();
    void defaultClasses_data();
    void defaultClasses();
    void missingClassesAreFilledIn();
};

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

using Parts = SceneParts<double>;
using Change = std::function<void(Parts&)>;

/// A sound scene of 3 x 2 pixels, C channels.
Parts sound(int channels, int samples = 1) {
    Parts parts;
    parts.width = 3;
    parts.height = 2;
    parts.samples = samples;
    parts.activation = channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    const auto pixels = static_cast<std::size_t>(6 * samples);
    parts.labels = std::make_shared<const Labels>(pixels, std::uint8_t{1});
    parts.logits = std::make_shared<const Planes<double>>(
        Planes<double>::Constant(channels, static_cast<Eigen::Index>(pixels), 0.5));
    return parts;
}

void setLabel(Parts& parts, std::size_t pixel, std::uint8_t label) {
    Labels labels = *parts.labels;
    labels[pixel] = label;
    parts.labels = std::make_shared<const Labels>(labels);
}

void setLogit(Parts& parts, int channel, Eigen::Index pixel, double value) {
    Planes<double> logits = *parts.logits;
    logits(channel, pixel) = value;
    parts.logits = std::make_shared<const Planes<double>>(logits);
}

void setSoft(Parts& parts, int channels, Eigen::Index pixels, double value) {
    Planes<double> soft = Planes<double>::Constant(channels, pixels, 0.5);
    soft(channels - 1, pixels - 1) = value;
    parts.softTarget = std::make_shared<const Planes<double>>(soft);
}

void setPlanes(Parts& parts, int channels, Eigen::Index pixels) {
    parts.logits = std::make_shared<const Planes<double>>(Planes<double>::Zero(channels, pixels));
}

}  // namespace

Q_DECLARE_METATYPE(Parts)
Q_DECLARE_METATYPE(ErrorCode)

void SceneTest::refuses_data() {
    QTest::addColumn<Parts>("parts");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, int channels, const Change& change, ErrorCode code,
                        const char* message, int samples = 1) {
        Parts parts = sound(channels, samples);
        change(parts);
        QTest::newRow(name) << parts << code << message;
    };
    constexpr auto kMismatch = ErrorCode::Mismatch, kRange = ErrorCode::OutOfRange;
    row(
        "no width", 1, [](Parts& s) { s.width = 0; }, kMismatch,
        "a scene needs at least one pixel");
    row(
        "negative height", 1, [](Parts& s) { s.height = -2; }, kMismatch,
        "a scene needs at least one pixel");
    row(
        "no sample", 1, [](Parts& s) { s.samples = 0; }, kMismatch,
        "a scene needs at least one pixel");
    row(
        "no target", 1, [](Parts& s) { s.labels = nullptr; }, kMismatch,
        "a scene needs a target and a prediction");
    row(
        "no prediction", 1, [](Parts& s) { s.logits = nullptr; }, kMismatch,
        "a scene needs a target and a prediction");
    row(
        "target too small", 1,
        [](Parts& s) { s.labels = std::make_shared<const Labels>(5, std::uint8_t{0}); }, kMismatch,
        "the target has 5 pixels, not 6");
    row(
        "prediction too large", 1, [](Parts& s) { setPlanes(s, 1, 7); }, kMismatch,
        "the prediction has 7 pixels, not 6");
    row(
        "sigmoid of three channels", 3, [](Parts& s) { s.activation = Activation::Sigmoid; },
        kMismatch, "sigmoid takes one channel, the prediction has 3: use softmax");
    row(
        "softmax of one channel", 1, [](Parts& s) { s.activation = Activation::Softmax; },
        kMismatch, "softmax needs at least 2 channels, the prediction has 1: use sigmoid");
    row(
        "256 classes", 3, [](Parts& s) { setPlanes(s, 256, 6); }, kMismatch,
        "at most 255 classes can be told apart");
    row(
        "soft target of other channels", 3, [](Parts& s) { setSoft(s, 2, 6, 0.5); }, kMismatch,
        "the soft target has 2 planes, the prediction 3");
    row(
        "soft target of other size", 3, [](Parts& s) { setSoft(s, 3, 4, 0.5); }, kMismatch,
        "the soft target has 4 pixels, not 6");
    row(
        "label out of range, one channel", 1, [](Parts& s) { setLabel(s, 4, 2); }, kRange,
        "label 2 at (row 1, column 1) is not one of 0 to 1");
    row(
        "label out of range, three channels", 3, [](Parts& s) { setLabel(s, 2, 254); }, kRange,
        "label 254 at (row 0, column 2) is not one of 0 to 2");
    row(
        "label out of range, second sample", 3, [](Parts& s) { setLabel(s, 6 + 3, 3); }, kRange,
        "label 3 at (row 1, column 0) of sample 1 is not one of 0 to 2", 2);
    row(
        "the first wrong label is named", 1,
        [](Parts& s) {
            setLabel(s, 5, 7);
            setLabel(s, 1, 9);
        },
        kRange, "label 9 at (row 0, column 1) is not one of 0 to 1");
    row(
        "soft target above 1", 3, [](Parts& s) { setSoft(s, 3, 6, 1.25); }, kRange,
        "soft target 1.250000 of class 2 at (row 1, column 2) lies outside 0 to 1");
    row(
        "soft target below 0", 1, [](Parts& s) { setSoft(s, 1, 6, -0.5); }, kRange,
        "soft target -0.500000 of class 0 at (row 1, column 2) lies outside 0 to 1");
    row(
        "soft target not a number", 1, [](Parts& s) { setSoft(s, 1, 6, kNaN); }, kRange,
        "soft target nan of class 0 at (row 1, column 2) lies outside 0 to 1");
    row(
        "logit not a number", 1, [](Parts& s) { setLogit(s, 0, 3, kNaN); }, kRange,
        "the logit of channel 0 at (row 1, column 0) is not a number");
    row(
        "logit not a number, softmax, second sample", 3, [](Parts& s) { setLogit(s, 2, 11, kNaN); },
        kRange, "the logit of channel 2 at (row 1, column 2) of sample 1 is not a number", 2);
    row(
        "logit infinite, softmax", 3, [](Parts& s) { setLogit(s, 1, 0, kInf); }, kRange,
        "the logit of channel 1 at (row 0, column 0) is infinite");
    row(
        "all logits minus infinity", 2,
        [](Parts& s) {
            setLogit(s, 0, 5, -kInf);
            setLogit(s, 1, 5, -kInf);
        },
        kRange,
        "all logits at (row 1, column 2) are minus infinity, so softmax is not defined there");
}

void SceneTest::refuses() {
    QFETCH(Parts, parts);
    QFETCH(ErrorCode, code);
    QFETCH(QString, message);
    const auto scene = SceneD::make(parts);
    QVERIFY(!scene.ok());
    QCOMPARE(QString::fromStdString(scene.error().message), message);
    QVERIFY(scene.error().code == code);
}

void SceneTest::accepts_data() {
    QTest::addColumn<Parts>("parts");
    const auto row = [](const char* name, int channels, const Change& change, int samples = 1) {
        Parts parts = sound(channels, samples);
        change(parts);
        QTest::newRow(name) << parts;
    };
    row("sound", 1, [](Parts&) {});
    row("ignored pixels", 1, [](Parts& s) { setLabel(s, 0, kIgnored); });
    row("infinite logits, sigmoid", 1, [](Parts& s) {
        setLogit(s, 0, 0, kInf);
        setLogit(s, 0, 1, -kInf);
    });
    row("one logit minus infinity", 2, [](Parts& s) { setLogit(s, 0, 2, -kInf); });
    row("soft target 0 and 1", 3, [](Parts& s) { setSoft(s, 3, 6, 1.0); });
    row("255 classes", 3, [](Parts& s) {
        setPlanes(s, 255, 6);
        setLabel(s, 0, 254);
    });
    row(
        "batch", 3, [](Parts& s) { setLabel(s, 17, 2); }, 3);
}

void SceneTest::accepts() {
    QFETCH(Parts, parts);
    const auto scene = SceneD::make(parts);
    QVERIFY2(scene.ok(), scene.ok() ? "" : describe(scene.error()).c_str());
    QVERIFY(scene->labels() == *parts.labels);
}

void SceneTest::facts() {
    QVERIFY(SceneD().isEmpty());
    QCOMPARE(SceneD().channels(), 0);
    const SceneD one = SceneD::make(sound(1)).value();
    QCOMPARE(one.pixels(), std::int64_t{6});
    QCOMPARE(one.channels(), 1);
    QCOMPARE(one.labelCount(), 2);
    QVERIFY(!one.hasSoftTarget());
    QVERIFY(!one.isEmpty());
    QVERIFY(one.picture() == nullptr);
    const SceneD batch = SceneD::make(sound(4, 3)).value();
    QCOMPARE(batch.pixels(), std::int64_t{18});
    QCOMPARE(batch.labelCount(), 4);
    QVERIFY(batch.activation() == Activation::Softmax);
}

void SceneTest::withPlanesKeepsTheRest() {
    Parts parts = sound(1);
    parts.picture = std::make_shared<const Picture>();
    parts.classes = {{"sky", 0x112233}, {"tree", 0x445566}};
    const SceneD scene = SceneD::make(parts).value();
    const auto labels = std::make_shared<const Labels>(6, std::uint8_t{0});
    const SceneD painted = scene.withPlanes(labels, nullptr);
    QVERIFY(&painted.labels() == labels.get());
    // Shared, not copied.
    QVERIFY(&painted.logits() == &scene.logits());
    QVERIFY(painted.picture() == scene.picture());
    QVERIFY(painted.classes() == scene.classes());
    QVERIFY(&scene.labels() == parts.labels.get());
    const auto logits = std::make_shared<const Planes<double>>(Planes<double>::Zero(1, 6));
    const auto soft = std::make_shared<const Planes<double>>(Planes<double>::Ones(1, 6));
    const SceneD both = painted.withPlanes(nullptr, logits, soft);
    QVERIFY(&both.labels() == labels.get());
    QVERIFY(&both.logits() == logits.get());
    QVERIFY(&both.softTarget() == soft.get());
    QVERIFY(!painted.hasSoftTarget());
}

void SceneTest::cast() {
    Parts parts = sound(2);
    setLogit(parts, 1, 3, 0.1);
    setSoft(parts, 2, 6, 0.7);
    parts.classes = {{"sky", 1}, {"tree", 2}};
    const SceneD scene = SceneD::make(parts).value();
    const Scene narrow = scene.cast<float>();
    QCOMPARE(narrow.width(), 3);
    QCOMPARE(narrow.height(), 2);
    QVERIFY(narrow.activation() == Activation::Softmax);
    QCOMPARE(narrow.logits()(1, 3), 0.1f);
    QCOMPARE(narrow.softTarget()(1, 5), 0.7f);
    QVERIFY(&narrow.labels() == &scene.labels());
    QVERIFY(narrow.classes() == scene.classes());
    const SceneD back = narrow.cast<double>();
    QCOMPARE(back.logits()(1, 3), static_cast<double>(0.1f));
    QVERIFY(!SceneD::make(sound(1)).value().cast<float>().hasSoftTarget());
}

void SceneTest::defaultClasses_data() {
    QTest::addColumn<int>("labels");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("two") << 2 << QStringList{"background", "foreground"};
    QTest::newRow("three") << 3 << QStringList{"class 0", "class 1", "class 2"};
    QTest::newRow("five") << 5
                          << QStringList{"class 0", "class 1", "class 2", "class 3", "class 4"};
}

void SceneTest::defaultClasses() {
    QFETCH(int, labels);
    QFETCH(QStringList, names);
    const auto classes = lossglass::defaultClasses(labels);
    QStringList found;
    for (std::size_t k = 0; k < classes.size(); ++k) {
        found << QString::fromStdString(classes[k].name);
        for (std::size_t j = 0; j < k; ++j)
            QVERIFY(classes[j].colour != classes[k].colour);
    }
    QCOMPARE(found, names);
}

void SceneTest::missingClassesAreFilledIn() {
    Parts parts = sound(3);
    parts.classes = {{"sky", 0x123456}};
    const SceneD scene = SceneD::make(parts).value();
    QCOMPARE(scene.classes().size(), std::size_t{3});
    QCOMPARE(scene.classes()[0].name, std::string("sky"));
    QCOMPARE(scene.classes()[2], lossglass::defaultClasses(3)[2]);
    QCOMPARE(SceneD::make(sound(1)).value().classes()[1].name, std::string("foreground"));
}

QTEST_APPLESS_MAIN(SceneTest)
#include "scene_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/overlap_conventions.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>

using namespace lossglass;
using namespace lossglass::test;

/// The conventions of overlap losses: the general way agrees with the losses' own, and settings
/// that say the same give the same.
class OverlapConventionsTest : public QObject {
    Q_OBJECT

private slots:
    void generalWayIsTheLossesOwn_data();
    void generalWayIsTheLossesOwn();
    void identities_data();
    void identities();
    void softTargetOnItself_data();
    void softTargetOnItself();
    void absentClasses();
    void weightsThatCannotAct();
    void zeroWeightsAreUndefined();
    void ignoredPixelsAsFalseAlarms();
    void notNegativeUnderAPower();
};

namespace {

/// "tversky alpha=0.5 smooth=0.5" with all else at its default.
Request parse(const QString& text) {
    const QStringList words = text.split(' ');
    const Loss* loss = findLoss(words.first().toStdString());
    if (!loss) qFatal("no loss %s", qPrintable(words.first()));
    Request request{loss, ParameterValues(loss->parameters), {true, true, false}};
    for (const QString& setting : words.mid(1)) {
        const QStringList pair = setting.split('=');
        const Parameter* parameter = findParameter(*loss, pair.first().toStdString());
        if (!parameter) qFatal("no parameter %s", qPrintable(setting));
        const auto value = parseValue(*parameter, pair.last().toStdString());
        if (!value) qFatal("%s", describe(value.error()).c_str());
        request.values.set(parameter->id, *value);
    }
    return request;
}

template <class Real>
Evaluation<Real> evaluate(const BasicScene<Real>& scene, const Request& request) {
    return evaluateOne(Workspace<Real>(scene), request).evaluation;
}

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-12 * (1 + std::abs(b));
}

bool near(const Planes<double>& a, const Planes<double>& b) {
    return ((a - b).abs() <= 1e-11 * (1e-3 + b.abs().maxCoeff())).all();
}

SceneD sceneNumber(std::mt19937& random, int k) {
    RandomSceneOptions options;
    options.channels = 1 + k % 4;
    options.width = 5 + k;
    options.samples = 1 + k % 2;
    options.dropOneLabel = k % 3 == 2;
    return randomScene(random, options);
}

/// A target of p itself: soft, of one channel.
SceneD softOnItself() {
    Planes<double> logits(1, 4);
    logits << 0.3, -1, 2, 0.5;
    SceneParts<double> parts = drawnScene({".#", "#."}, logits).parts();
    parts.softTarget = std::make_shared<const Planes<double>>(1 / (1 + (-logits).exp()));
    return SceneD::make(std::move(parts)).value();
}

}  // namespace

void OverlapConventionsTest::generalWayIsTheLossesOwn_data() {
    QTest::addColumn<QString>("settings");
    for (const Loss& loss : catalogue()) {
        if (!findParameter(loss, "floor")) continue;
        const QString id = QString::fromStdString(loss.id);
        QTest::newRow(qPrintable(id)) << id;
        if (findParameter(loss, "squared"))
            QTest::newRow(qPrintable(id + " squared")) << id + " squared=true";
        if (findParameter(loss, "include_background"))
            QTest::newRow(qPrintable(id + " off")) << id + " include_background=false smooth=0.3";
        if (findParameter(loss, "weights") && loss.id != "exp_log")
            QTest::newRow(qPrintable(id + " weights")) << id + " weights=median_frequency";
    }
    for (const char* text :
         {"generalized_dice weight_type=simple smooth=1", "generalized_dice empty=zero",
          "generalized_dice weight_type=uniform empty=zero", "focal_dice reduction=sum lam=0.2",
          "focal_tversky gamma=2", "combo offset=true alpha=0.2"})
        QTest::newRow(text) << text;
}

void OverlapConventionsTest::generalWayIsTheLossesOwn() {
    QFETCH(QString, settings);
    std::mt19937 random(31);
    for (int k = 0; k < 12; ++k) {
        const SceneD scene = sceneNumber(random, k);
        const Request own = parse(settings);
        // A floor that nothing reaches.
        Request general = own;
        general.values.set("floor", 1e-200);
        if (own.loss->id == "generalized_dice" && own.values.has("include_background") &&
            !own.values.flag("include_background"))
            continue;
        const auto a = evaluate(scene, general), b = evaluate(scene, own);
        QCOMPARE(a.undefined.has_value(), b.undefined.has_value());
        QVERIFY2(near(a.value, b.value),
                 qPrintable(QStringLiteral("%1, not %2").arg(a.value).arg(b.value)));
        QVERIFY(near(a.logitGradient, b.logitGradient));
        QVERIFY(near(a.probabilityGradient, b.probabilityGradient));
        QCOMPARE(a.perClass.has_value(), b.perClass.has_value());
        if (a.perClass)
            for (std::size_t c = 0; c < a.perClass->size(); ++c) {
                QCOMPARE((*a.perClass)[c].has_value(), (*b.perClass)[c].has_value());
                if ((*a.perClass)[c]) QVERIFY(near(*(*a.perClass)[c], *(*b.perClass)[c]));
            }
        const auto narrow = evaluate(scene.cast<float>(), general);
        QVERIFY(std::abs(narrow.value - b.value) <= 1e-4 * (1 + std::abs(b.value)));
    }
}

void OverlapConventionsTest::identities_data() {
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<double>("factor");  // one = factor * other + offset
    QTest::addColumn<double>("offset");
    const auto same = [](const char* one, const char* other, double factor = 1, double offset = 0) {
        QTest::addRow("%s = %s", one, other) << one << other << factor << offset;
    };
    same("dice averaging=micro", "dice pooling=all");
    same("dice smooth_form=tversky smooth=0.5", "dice smooth=1");
    same("tversky alpha=0.5 smooth_form=dice", "dice");
    same("jaccard power=2 overlap=l1", "jaccard overlap=l1");
    same("dice squared=true averaging=micro", "tversky alpha=0.5 smooth=0.5 power=2 pooling=all");
    same("dice smooth_dr=2 smooth=2", "dice smooth=2");
    same("dice returned=minus", "dice", 1, -1);
    same("jaccard returned=minus", "jaccard", 1, -1);
    same("bce_dice returned=minus b=2", "bce_dice b=2", 1, -2);
    same("generalized_dice returned=minus", "generalized_dice", 1, -1);
    same("generalized_dice weight_type=uniform smooth=1",
         "dice pooling=all include_background=true");
    // With labels, L1 counts as the product does.
    same("dice overlap=l1", "dice");
    same("tversky overlap=l1", "tversky");
    same("generalized_dice overlap=l1", "generalized_dice");
    same("exp_log w_cross=0 gamma_dice=1 averaging=micro w_dice=1",
         "dice returned=minus_log averaging=micro");
    same("combo alpha=0 offset=true averaging=micro", "dice averaging=micro");
    same("focal_dice lam=0 smooth_form=dice", "dice");
}

void OverlapConventionsTest::identities() {
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(double, factor);
    QFETCH(double, offset);
    std::mt19937 random(37);
    for (int k = 0; k < 12; ++k) {
        const SceneD scene = sceneNumber(random, k);
        // One channel of generalised Dice counts as two labels.
        if (one.startsWith("generalized_dice weight_type") && scene.channels() == 1) continue;
        const auto a = evaluate(scene, parse(one)), b = evaluate(scene, parse(other));
        QVERIFY(!a.undefined && !b.undefined);
        QVERIFY2(near(a.value, factor * b.value + offset),
                 qPrintable(QStringLiteral("%1 against %2").arg(a.value).arg(b.value)));
        QVERIFY(near(a.logitGradient, factor * b.logitGradient));
        QVERIFY(a.logitGradient.abs().maxCoeff() > 0);
    }
}

void OverlapConventionsTest::softTargetOnItself_data() {
    QTest::addColumn<QString>("settings");
    QTest::addColumn<bool>("isZero");
    QTest::newRow("product") << "dice smooth=0" << false;
    QTest::newRow("L1") << "dice smooth=0 overlap=l1" << true;
    QTest::newRow("squares in the denominator") << "dice smooth=0 squared=true" << true;
    QTest::newRow("Jaccard, product") << "jaccard smooth=0" << false;
    QTest::newRow("Jaccard, L1") << "jaccard smooth=0 overlap=l1" << true;
}

void OverlapConventionsTest::softTargetOnItself() {
    QFETCH(QString, settings);
    QFETCH(bool, isZero);
    const auto read = evaluate(softOnItself(), parse(settings));
    QCOMPARE(std::abs(read.value) < 1e-14, isZero);
}

void OverlapConventionsTest::absentClasses() {
    // p = 1/3 for each of three classes; class 2 is absent. Without smoothing the Dice index of
    // classes 0 and 1 (one pixel each) is 2/3 over 5/3.
    const SceneD scene = drawnScene({"01"}, Planes<double>::Zero(3, 2));
    const double present = 1 - 0.4;
    const auto value = [&](const char* text) { return evaluate(scene, parse(text)).value; };
    QVERIFY(near(value("dice smooth=0"), (2 * present + 1) / 3));
    QVERIFY(near(value("dice smooth=0 absent_class=skipped"), present));
    QVERIFY(near(value("dice smooth=0 absent_class=zero"), 2 * present / 3));
    QVERIFY(near(value("dice absent_class=one smooth=0"), (2 * present + 1) / 3));
    const auto skipped = evaluate(scene, parse("dice smooth=0 absent_class=skipped"));
    QVERIFY((*skipped.perClass)[0] && !(*skipped.perClass)[2]);
    const auto none = evaluate(drawnScene({".."}, Planes<double>::Zero(1, 2)),
                               parse("dice absent_class=skipped"));
    QCOMPARE(none.value, 0.0);
    QVERIFY(none.notes.back().starts_with("no class is present"));
}

void OverlapConventionsTest::weightsThatCannotAct() {
    std::mt19937 random(3);
    const SceneD scene = sceneNumber(random, 2);
    const auto a = evaluate(scene, parse("dice averaging=micro weights=1,2,3"));
    QCOMPARE(a.value, evaluate(scene, parse("dice averaging=micro")).value);
    QVERIFY(a.notes.back().find("class weights have no effect") != std::string::npos);
    const auto maps =
        evaluate(scene, parse("dice averaging=micro weights=1,2,3 weights_place=maps"));
    QVERIFY(maps.value != a.value);
}

void OverlapConventionsTest::zeroWeightsAreUndefined() {
    std::mt19937 random(3);
    const SceneD scene = sceneNumber(random, 2);
    const auto read = evaluate(scene, parse("dice averaging=macro floor=0.01 weights=0,0,0"));
    QCOMPARE(read.undefined.value_or(""),
             std::string("the weights of all classes that count are 0"));
    const auto counted = evaluate(scene, parse("dice weights=0,0,0 weights_norm=count"));
    QVERIFY(!counted.undefined);
    QCOMPARE(counted.value, 0.0);
}

void OverlapConventionsTest::ignoredPixelsAsFalseAlarms() {
    // p = 1/2: TP = 1/2; below 1/2 + 1, and 1/2 more where the ignored pixel stays.
    const SceneD scene = drawnScene({"#?"}, Planes<double>::Zero(1, 2));
    const auto both = evaluate(scene, parse("dice smooth=0"));
    const auto numerator = evaluate(scene, parse("dice smooth=0 mask=numerator"));
    QVERIFY(near(both.value, 1 - 1 / 1.5));
    QVERIFY(near(numerator.value, 1 - 1 / 2.0));
    QCOMPARE(both.logitGradient(0, 1), 0.0);
    QVERIFY(numerator.logitGradient(0, 1) > 0);
}

void OverlapConventionsTest::notNegativeUnderAPower() {
    // Smoothing above the line alone lets the score pass 1; the loss of a power stays at 0.
    const SceneD scene = drawnScene({"#."}, (Planes<double>(1, 2) << 9, -9).finished());
    QVERIFY(evaluate(scene, parse("tversky smooth_dr=0")).value < 0);
    for (const char* text : {"focal_tversky smooth_dr=0", "exp_log smooth_dr=0 w_cross=0"}) {
        const auto read = evaluate(scene, parse(text));
        QVERIFY(!read.undefined);
        QCOMPARE(read.value, 0.0);
        QVERIFY((read.logitGradient == 0).all());
    }
}

QTEST_APPLESS_MAIN(OverlapConventionsTest)
#include "overlap_conventions_test.moc"

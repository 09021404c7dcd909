// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden_cases.h"
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace lossglass;
using namespace lossglass::test;

/// Every stored case of every loss in the catalogue: value, per class and both gradients, in
/// double and in float.
class GoldenCasesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void inDouble_data() { rows(); }
    void inDouble();
    void inFloat_data() { rows(); }
    void inFloat();
    void countIsComplete();

private:
    void rows();
    std::map<QString, GoldenScene> m_scenes;
    std::vector<GoldenCase> m_cases;
};

namespace {

constexpr Wanted kAll{true, true, true};

QString differs(const char* what, std::size_t at, double found, double expected) {
    return QStringLiteral("%1 [%2]: %3 instead of %4")
        .arg(QLatin1String(what))
        .arg(at)
        .arg(found, 0, 'g', 17)
        .arg(expected, 0, 'g', 17);
}

/// The first entry outside `tolerance(expected)`, or nothing.
template <class Tolerance>
QString compare(const char* what, const std::vector<double>& found,
                const std::vector<double>& expected, const Tolerance& tolerance) {
    if (found.size() != expected.size())
        return QStringLiteral("%1 has %2 entries, not %3")
            .arg(QLatin1String(what))
            .arg(found.size())
            .arg(expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        if (!(std::abs(found[i] - expected[i]) <= tolerance(expected[i])))
            return differs(what, i, found[i], expected[i]);
    return {};
}

template <class Real>
std::vector<double> flat(const Planes<Real>& planes) {
    std::vector<double> values(planes.data(), planes.data() + planes.size());
    return values;
}

/// Entries that exist, and a message when they exist in different places.
QString comparePerClass(const std::optional<std::vector<std::optional<double>>>& found,
                        const GoldenCase& golden, double relative, double absolute) {
    if (found.has_value() != golden.perClass.has_value())
        return QStringLiteral("per class: %1").arg(found ? "not expected" : "missing");
    if (!found) return {};
    if (found->size() != golden.perClass->size())
        return QStringLiteral("per class has %1 entries").arg(found->size());
    for (std::size_t k = 0; k < found->size(); ++k) {
        const auto &a = (*found)[k], &b = (*golden.perClass)[k];
        if (a.has_value() != b.has_value())
            return QStringLiteral("per class [%1]: %2").arg(k).arg(a ? "not expected" : "missing");
        if (a && !(std::abs(*a - *b) <= relative * std::abs(*b) + absolute))
            return differs("per class", k, *a, *b);
    }
    return {};
}

double largest(const std::vector<double>& values) {
    double top = 0;
    for (const double v : values)
        top = std::max(top, std::abs(v));
    return top;
}

}  // namespace

void GoldenCasesTest::initTestCase() {
    m_scenes = readGoldenScenes();
    for (const Loss& loss : catalogue())
        for (const GoldenCase& golden : readGoldenCases(loss))
            m_cases.push_back(golden);
}

void GoldenCasesTest::rows() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_cases.size(); ++i)
        QTest::addRow("%s %s %s", m_cases[i].loss->id.c_str(), qPrintable(m_cases[i].sceneId),
                      qPrintable(m_cases[i].id))
            << static_cast<int>(i);
}

void GoldenCasesTest::inDouble() {
    QFETCH(int, index);
    const GoldenCase& golden = m_cases[static_cast<std::size_t>(index)];
    const Workspace<double> work(m_scenes.at(golden.sceneId).scene);
    const auto found = evaluateOne(work, {golden.loss, golden.values, kAll}).evaluation;
    QVERIFY2(!found.undefined, found.undefined ? found.undefined->c_str() : "");
    // The cases were made with distance maps of 12 digits; the program's own maps are exact, which
    // shows where two terms of a gradient cancel.
    const double absolute =
        golden.loss->family == Family::Distance ? 1e-12 * (1 + largest(golden.gradLogit)) : 1e-15;
    const auto tolerance = [=](double expected) { return 1e-9 * std::abs(expected) + absolute; };
    QString wrong = compare("value", {found.value}, {golden.value}, tolerance);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    wrong = comparePerClass(found.perClass, golden, 1e-9, 1e-15);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    if (golden.tieSensitive) return;
    wrong = compare("logit gradient", flat(found.logitGradient), golden.gradLogit, tolerance);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    wrong = compare("probability gradient", flat(found.probabilityGradient), golden.gradProbability,
                    tolerance);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void GoldenCasesTest::inFloat() {
    QFETCH(int, index);
    const GoldenCase& golden = m_cases[static_cast<std::size_t>(index)];
    const Workspace<float> work(m_scenes.at(golden.sceneId).scene.cast<float>());
    const auto found = evaluateOne(work, {golden.loss, golden.values, kAll}).evaluation;
    QVERIFY2(!found.undefined, found.undefined ? found.undefined->c_str() : "");
    // Powers below 1 of numbers near 0 lose more.
    const bool power = golden.loss->id == "exp_log" || golden.loss->id == "focal_tversky";
    const double relative = power ? 1e-3 : 2e-5;
    const auto near = [relative](double top) {
        return [=](double) { return relative * top + 1e-7; };
    };
    QString wrong = compare("value", {found.value}, {golden.value}, near(std::abs(golden.value)));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    wrong = comparePerClass(found.perClass, golden, relative, 1e-6);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    if (golden.tieSensitive) return;
    wrong = compare("logit gradient", flat(found.logitGradient), golden.gradLogit,
                    near(largest(golden.gradLogit)));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    if (golden.extreme) return;
    wrong = compare("probability gradient", flat(found.probabilityGradient), golden.gradProbability,
                    near(largest(golden.gradProbability)));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
}

void GoldenCasesTest::countIsComplete() {
    QCOMPARE(catalogue().size(), std::size_t{27});
    QCOMPARE(m_cases.size(), std::size_t{412});
}

QTEST_APPLESS_MAIN(GoldenCasesTest)
#include "golden_cases_test.moc"

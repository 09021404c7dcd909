// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/math.h"

#include "losslib/kernels/vectorised.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace lossglass;

/// The short float functions against the standard library's in double, in units of the last
/// place of a float, over every 997th bit pattern; and their values at the special points.
class MathTest : public QObject {
    Q_OBJECT

private slots:
    void units_data();
    void units();
    void everySetSaysTheSame_data();
    void everySetSaysTheSame();
    void specialValues_data();
    void specialValues();
    void limitsOfExp();
    void expIsExactAtZero();
    void powers_data();
    void powers();
    void logOfComplement();
    void doubleIsTheStandardLibrary();
};

namespace {

using Limits = std::numeric_limits<float>;
constexpr float kInf = Limits::infinity();
constexpr float kNaN = Limits::quiet_NaN();

enum class Function { Exp, ExpOfNegative, Log, LogOfOneToTwo, Log1p };

float apply(Function function, float x) {
    switch (function) {
        case Function::Exp:
            return math::exp(x);
        case Function::ExpOfNegative:
            return math::expOfNegative(x);
        case Function::Log:
            return math::log(x);
        case Function::LogOfOneToTwo:
            return math::logOfOneToTwo(x);
        case Function::Log1p:
            return math::log1p(x);
    }
    return kNaN;
}

/// The loop of one function; without a choice inside, so that it becomes one of vectors.
template <class Body>
inline void each(const float* x, std::size_t count, float* to, const Body body) {
#pragma omp simd
    for (std::size_t i = 0; i < count; ++i)
        to[i] = body(x[i]);
}

inline void applyAll(Function function, const float* x, std::size_t count, float* to) {
    if (function == Function::Exp) return each(x, count, to, [](float v) { return math::exp(v); });
    if (function == Function::ExpOfNegative)
        return each(x, count, to, [](float v) { return math::expOfNegative(v); });
    if (function == Function::LogOfOneToTwo)
        return each(x, count, to, [](float v) { return math::logOfOneToTwo(v); });
    if (function == Function::Log) return each(x, count, to, [](float v) { return math::log(v); });
    each(x, count, to, [](float v) { return math::log1p(v); });
}

double exact(Function function, float x) {
    switch (function) {
        case Function::Exp:
        case Function::ExpOfNegative:
            return std::exp(static_cast<double>(x));
        case Function::Log:
        case Function::LogOfOneToTwo:
            return std::log(static_cast<double>(x));
        case Function::Log1p:
            return std::log1p(static_cast<double>(x));
    }
    return kNaN;
}

/// |found - expected| in units of the last place of a float near `expected`.
double unitsBetween(float found, double expected) {
    if (static_cast<double>(found) == expected) return 0;
    const int exponent = std::max(std::ilogb(expected), Limits::min_exponent - 1);
    return std::abs(found - expected) / std::ldexp(1.0, exponent - 23);
}

}  // namespace

Q_DECLARE_METATYPE(Function)

void MathTest::units_data() {
    QTest::addColumn<Function>("function");
    QTest::addColumn<float>("from");
    QTest::addColumn<float>("to");
    QTest::addColumn<double>("bound");
    QTest::newRow("exp, whole range") << Function::Exp << -86.64f << 88.72f << 1.5;
    QTest::newRow("exp of minus |z|, as sigmoid has it") << Function::Exp << -20.0f << 0.0f << 1.5;
    QTest::newRow("exp of what is not positive")
        << Function::ExpOfNegative << -86.64f << 0.0f << 1.5;
    QTest::newRow("log, normal numbers") << Function::Log << Limits::min() << Limits::max() << 1.0;
    QTest::newRow("log, denormal numbers")
        << Function::Log << Limits::denorm_min() << Limits::min() << 1.0;
    QTest::newRow("log, around 1") << Function::Log << 0.7f << 1.42f << 1.0;
    QTest::newRow("log, from 1 to 2") << Function::LogOfOneToTwo << 1.0f << 2.0f << 1.0;
    QTest::newRow("log1p on [0, 1]") << Function::Log1p << 0.0f << 1.0f << 2.0;
    QTest::newRow("log1p above 1") << Function::Log1p << 1.0f << Limits::max() << 2.0;
    QTest::newRow("log1p on [-1/2, 0]") << Function::Log1p << -0.5f << -0.0f << 2.0;
    QTest::newRow("log1p below -1/2") << Function::Log1p << -0.9999f << -0.5f << 2.0;
}

void MathTest::units() {
    QFETCH(Function, function);
    QFETCH(float, from);
    QFETCH(float, to);
    QFETCH(double, bound);
    double worst = 0;
    float worstAt = 0;
    int count = 0;
    const auto look = [&](float x) {
        if (!(x >= from && x <= to)) return;
        ++count;
        const double units = unitsBetween(apply(function, x), exact(function, x));
        if (!(units <= worst)) {
            worst = units;
            worstAt = x;
        }
    };
    for (std::uint64_t bits = 0; bits <= 0xffffffffu; bits += 997)
        look(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    look(from);
    look(to);
    qInfo("%d numbers, worst %.3f units at %.9g", count, worst, static_cast<double>(worstAt));
    QVERIFY(count > 8000);
    QVERIFY(worst <= bound);
}

void MathTest::everySetSaysTheSame_data() {
    QTest::addColumn<Function>("function");
    QTest::newRow("exp") << Function::Exp;
    QTest::newRow("log") << Function::Log;
    QTest::newRow("log1p") << Function::Log1p;
}

void MathTest::everySetSaysTheSame() {
    // The loops as the kernels run them: whole vectors of every set against one number at a time,
    // so that the errors above are theirs as well.
    QFETCH(Function, function);
    std::vector<float> x, expected;
    for (std::uint64_t bits = 0; bits <= 0xffffffffu; bits += 4093)
        x.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    for (const float number : x)
        expected.push_back(apply(function, number));
    for (const auto set :
         {InstructionSet::Baseline, InstructionSet::Avx2, InstructionSet::Avx512}) {
        if (set > instructionSet()) continue;
        std::vector<float> found(x.size());
        vectorised([&] { applyAll(function, x.data(), x.size(), found.data()); }, set);
        std::size_t different = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            const bool bothNaN = std::isnan(found[i]) && std::isnan(expected[i]);
            different += !bothNaN && std::bit_cast<std::uint32_t>(found[i]) !=
                                         std::bit_cast<std::uint32_t>(expected[i]);
        }
        QCOMPARE(different, std::size_t{0});
    }
}

void MathTest::specialValues_data() {
    QTest::addColumn<Function>("function");
    QTest::addColumn<float>("x");
    QTest::addColumn<float>("expected");
    const auto row = [](const char* name, Function function, float x, float expected) {
        QTest::newRow(name) << function << x << expected;
    };
    row("exp 0", Function::Exp, 0.0f, 1.0f);
    row("exp -0", Function::Exp, -0.0f, 1.0f);
    row("exp of a denormal number", Function::Exp, Limits::denorm_min(), 1.0f);
    row("exp of the lowest number", Function::Exp, Limits::lowest(), 0.0f);
    row("exp of the largest number", Function::Exp, Limits::max(), kInf);
    row("exp -inf", Function::Exp, -kInf, 0.0f);
    row("exp inf", Function::Exp, kInf, kInf);
    row("exp NaN", Function::Exp, kNaN, kNaN);
    row("log 1", Function::Log, 1.0f, 0.0f);
    row("log 0", Function::Log, 0.0f, -kInf);
    row("log -0", Function::Log, -0.0f, -kInf);
    row("log -1", Function::Log, -1.0f, kNaN);
    row("log -inf", Function::Log, -kInf, kNaN);
    row("log of minus a denormal number", Function::Log, -Limits::denorm_min(), kNaN);
    row("log inf", Function::Log, kInf, kInf);
    row("log NaN", Function::Log, kNaN, kNaN);
    row("log1p 0", Function::Log1p, 0.0f, 0.0f);
    row("log1p -0", Function::Log1p, -0.0f, 0.0f);
    row("log1p of a denormal number", Function::Log1p, Limits::denorm_min(), Limits::denorm_min());
    row("log1p of minus a denormal number", Function::Log1p, -Limits::denorm_min(),
        -Limits::denorm_min());
    row("log1p below a unit of 1", Function::Log1p, 1e-20f, 1e-20f);
    row("log1p NaN", Function::Log1p, kNaN, kNaN);
}

void MathTest::specialValues() {
    QFETCH(Function, function);
    QFETCH(float, x);
    QFETCH(float, expected);
    const float found = apply(function, x);
    if (std::isnan(expected))
        QVERIFY(std::isnan(found));
    else
        QVERIFY2(found == expected, qPrintable(QString::number(found)));
}

void MathTest::limitsOfExp() {
    // Never a denormal number, which would slow the loops down; never more than infinity early.
    QVERIFY(math::exp(-86.64f) >= 2 * Limits::min());
    QCOMPARE(math::exp(std::nextafter(-86.64f, -kInf)), 0.0f);
    QVERIFY(std::isfinite(math::exp(88.72f)));
    QVERIFY(math::exp(88.72f) > 0.99f * Limits::max());
    QCOMPARE(math::exp(std::nextafter(88.72f, kInf)), kInf);
    float last = 0;
    for (float x = -87.0f; x < 88.8f; x += 0.0625f) {
        QVERIFY(math::exp(x) >= last);
        last = math::exp(x);
    }
}

void MathTest::expIsExactAtZero() {
    // The largest term of softmax is e^0; the rest of the sums counts on it being 1.
    QVERIFY(math::exp(0.0f) == 1.0f);
    QVERIFY(math::log(math::exp(0.0f)) == 0.0f);
}

void MathTest::powers_data() {
    QTest::addColumn<float>("x");
    QTest::addColumn<float>("power");
    QTest::addColumn<float>("expected");
    QTest::newRow("square") << 0.25f << 2.0f << 0.0625f;
    QTest::newRow("root") << 0.25f << 0.5f << 0.5f;
    QTest::newRow("first power") << 0.3f << 1.0f << 0.3f;
    QTest::newRow("power 0") << 0.3f << 0.0f << 1.0f;
    QTest::newRow("0 to the 0") << 0.0f << 0.0f << 1.0f;
    QTest::newRow("0 to the 2") << 0.0f << 2.0f << 0.0f;
    QTest::newRow("1 to anything") << 1.0f << 5.0f << 1.0f;
}

void MathTest::powers() {
    QFETCH(float, x);
    QFETCH(float, power);
    QFETCH(float, expected);
    const float found = math::powOfFraction(math::log(x), power);
    QVERIFY2(found == expected || std::abs(found - expected) <= 4 * Limits::epsilon() * expected,
             qPrintable(QString::number(found)));
}

void MathTest::logOfComplement() {
    // Sums of exponentials give p and 1-p, each with all its digits.
    double worst = 0;
    for (double z = -80; z < 80; z += 0.0173) {
        const double q = 1 / (1 + std::exp(z)), p = 1 / (1 + std::exp(-z));
        const float found = math::logOfComplement(static_cast<float>(p), static_cast<float>(q));
        // What the rounding of p and q alone takes is one part in 2^24 of them.
        const double expected = z > 0 ? -z - std::log1p(std::exp(-z)) : -std::log1p(std::exp(z));
        const double input = p <= 0.5 ? p / q : 1.0;
        const double unit = std::ldexp(1.0, -24);
        const double error = std::abs(static_cast<double>(found) - expected);
        worst = std::max(worst, error / (unit * (input + 4 * std::abs(expected))));
    }
    qInfo("worst %.3f of the bound", worst);
    QVERIFY(worst <= 1);
    QVERIFY(math::logOfComplement(0.0f, 1.0f) == 0.0f);
    QVERIFY(math::logOfComplement(1.0f, 0.0f) == -kInf);
}

void MathTest::doubleIsTheStandardLibrary() {
    for (const double x : {-700.0, -1.5, 0.0, 1e-300, 0.7, 3.0, 700.0}) {
        QCOMPARE(math::exp(x), std::exp(x));
        if (x >= 0) QCOMPARE(math::log1p(x), std::log1p(x));
        if (x > 0) QCOMPARE(math::log(x), std::log(x));
    }
}

QTEST_APPLESS_MAIN(MathTest)
#include "math_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/pixel_chain.h"

#include <QtTest>
#include <cmath>

using namespace lossglass;

namespace {

using Numbers = std::vector<double>;

bool near(double a, double b, double relative = 1e-13) {
    return std::abs(a - b) <= relative * std::max(std::abs(a), std::abs(b)) + 1e-300;
}

/// Slopes of -ln p of the true label.
Numbers crossEntropySlopes(const Numbers& logits, std::uint8_t label) {
    const PixelChain bare = pixelChain({logits, label, Numbers(logits.size(), 0.0), {}});
    Numbers slopes(logits.size(), 0.0);
    if (logits.size() == 1)
        slopes[0] = label == 1 ? -1 / bare.rows[0].p : 1 / bare.rows[0].q;
    else
        slopes[label] = -1 / bare.rows[label].p;
    return slopes;
}

}  // namespace

class PixelChainTest : public QObject {
    Q_OBJECT

private slots:
    void crossEntropyGivesPMinusT_data();
    void crossEntropyGivesPMinusT();
    void probabilitiesStayExact_data();
    void probabilitiesStayExact();
    void termsFollowTheJacobian();
    void aShiftOfAllSlopesChangesNothing();
    void ignoredPixelHasNoGradient();
    void softTargetIsTaken();
};

void PixelChainTest::crossEntropyGivesPMinusT_data() {
    QTest::addColumn<Numbers>("logits");
    QTest::addColumn<int>("label");
    QTest::newRow("one channel, foreground") << Numbers{-0.49} << 1;
    QTest::newRow("one channel, background") << Numbers{-0.49} << 0;
    QTest::newRow("one channel, sure and wrong") << Numbers{60.0} << 0;
    QTest::newRow("one channel, sure and right") << Numbers{60.0} << 1;
    QTest::newRow("three classes") << Numbers{0.5, -1.25, 2.0} << 1;
    QTest::newRow("three classes, sure and right") << Numbers{60.0, -60.0, -59.0} << 0;
    QTest::newRow("three classes, sure and wrong") << Numbers{60.0, -60.0, -59.0} << 2;
    QTest::newRow("two classes at 700") << Numbers{700.0, 699.0} << 0;
}

void PixelChainTest::crossEntropyGivesPMinusT() {
    QFETCH(Numbers, logits);
    QFETCH(int, label);
    const auto code = static_cast<std::uint8_t>(label);
    const PixelChain chain = pixelChain({logits, code, crossEntropySlopes(logits, code), {}});
    QCOMPARE(chain.rows.size(), logits.size());
    for (const ChainRow& row : chain.rows)
        QVERIFY2(near(row.logitSlope, row.pMinusTarget),
                 qPrintable(QString("%1 is not %2").arg(row.logitSlope).arg(row.pMinusTarget)));
}

void PixelChainTest::probabilitiesStayExact_data() {
    QTest::addColumn<Numbers>("logits");
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("q");
    const double tiny = std::exp(-60.0);
    QTest::newRow("z = 0") << Numbers{0.0} << 0.5 << 0.5;
    QTest::newRow("z = 60") << Numbers{60.0} << 1.0 << tiny;
    QTest::newRow("z = -60") << Numbers{-60.0} << tiny << 1.0;
    QTest::newRow("z = 800") << Numbers{800.0} << 1.0 << 0.0;
    QTest::newRow("softmax 60, 0") << Numbers{60.0, 0.0} << 1.0 << tiny;
    QTest::newRow("softmax 60, -60, -60")
        << Numbers{60.0, -60.0, -60.0} << 1.0 << 2 * std::exp(-120.0);
    QTest::newRow("four equal") << Numbers{3.0, 3.0, 3.0, 3.0} << 0.25 << 0.75;
}

void PixelChainTest::probabilitiesStayExact() {
    QFETCH(Numbers, logits);
    QFETCH(double, p);
    QFETCH(double, q);
    const PixelChain chain = pixelChain({logits, 0, Numbers(logits.size(), 0.0), {}});
    QVERIFY(near(chain.rows[0].p, p));
    QVERIFY(near(chain.rows[0].q, q));
}

void PixelChainTest::termsFollowTheJacobian() {
    const Numbers logits{0.3, -0.7, 1.1}, slopes{2.0, -1.5, 0.25};
    const PixelChain chain = pixelChain({logits, 2, slopes, {}});
    double total = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        // L = sum G p with G held constant, by central differences of the probabilities.
        const auto valueAt = [&](double change) {
            Numbers moved = logits;
            moved[c] += change;
            const PixelChain at = pixelChain({moved, 2, slopes, {}});
            double value = 0;
            for (std::size_t j = 0; j < 3; ++j)
                value += slopes[j] * at.rows[j].p;
            return value;
        };
        const double step = 1e-5;
        const double expected = (valueAt(step) - valueAt(-step)) / (2 * step);
        QVERIFY(near(chain.rows[c].logitSlope, expected, 1e-8));
        double sum = chain.rows[c].ownTerm;
        for (double term : chain.rows[c].otherTerms)
            sum += term;
        QCOMPARE(sum, chain.rows[c].logitSlope);
        QCOMPARE(chain.rows[c].otherTerms[c], 0.0);
        total += chain.rows[c].logitSlope;
    }
    QVERIFY(std::abs(total) < 1e-15);  // softmax does not see a shift of all logits
}

void PixelChainTest::aShiftOfAllSlopesChangesNothing() {
    const Numbers logits{0.3, -0.7, 1.1};
    const PixelChain chain = pixelChain({logits, 0, {1.0, 1.0, 1.0}, {}});
    for (const ChainRow& row : chain.rows)
        QVERIFY(std::abs(row.logitSlope) < 1e-15);
}

void PixelChainTest::ignoredPixelHasNoGradient() {
    const PixelChain chain = pixelChain({{1.0, 2.0}, kIgnored, {3.0, 4.0}, {}});
    QVERIFY(chain.ignored);
    for (const ChainRow& row : chain.rows) {
        QCOMPARE(row.target, 0.0);
        QCOMPARE(row.pMinusTarget, 0.0);
        QCOMPARE(row.logitSlope, 0.0);
    }
    QVERIFY(near(chain.rows[0].p + chain.rows[1].p, 1.0));
}

void PixelChainTest::softTargetIsTaken() {
    const PixelChain chain = pixelChain({{0.0, 0.0}, 0, {0.0, 0.0}, {0.75, 0.25}});
    QCOMPARE(chain.rows[0].target, 0.75);
    QCOMPARE(chain.rows[0].pMinusTarget, -0.25);
    QCOMPARE(chain.rows[1].pMinusTarget, 0.25);
}

QTEST_APPLESS_MAIN(PixelChainTest)
#include "pixel_chain_test.moc"

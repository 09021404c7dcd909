// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/response_summary.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace lossglass;

namespace {

struct Pixels {
    std::vector<float> p, gradient;
    std::vector<std::uint8_t> labels;

    ResponseSummary of(std::uint8_t label) const { return summarise({p, gradient, labels}, label); }
};

Pixels randomPixels(int count) {
    std::mt19937 random(11);
    std::uniform_real_distribution<float> unit(0, 1);
    Pixels pixels;
    for (int i = 0; i < count; ++i) {
        pixels.p.push_back(unit(random));
        pixels.gradient.push_back(unit(random) - 0.5f);
        const int label = static_cast<int>(random() % 4);
        pixels.labels.push_back(label == 3 ? kIgnored : static_cast<std::uint8_t>(label));
    }
    return pixels;
}

}  // namespace

class ResponseSummaryTest : public QObject {
    Q_OBJECT

private slots:
    void sumsEqualCounts();
    void binsHoldTheirEdges_data();
    void binsHoldTheirEdges();
    void halfOfThePull_data();
    void halfOfThePull();
    void halfMatchesASort();
    void nothingToPull();
    void brokenNumbersAreLeftOut();
    void ratio_data();
    void ratio();
};

void ResponseSummaryTest::sumsEqualCounts() {
    const Pixels pixels = randomPixels(20000);
    for (const std::uint8_t label : {0, 1, 2}) {
        const ResponseSummary summary = pixels.of(label);
        std::int64_t count = 0, below = 0;
        double pull = 0;
        for (std::size_t i = 0; i < pixels.p.size(); ++i) {
            if (pixels.labels[i] != label) continue;
            ++count;
            below += pixels.p[i] < 0.5f ? 1 : 0;
            pull += std::abs(pixels.gradient[i]);
        }
        QCOMPARE(std::accumulate(summary.pixels.begin(), summary.pixels.end(), std::int64_t{0}),
                 count);
        QCOMPARE(summary.pixelsBelow, below);
        QCOMPARE(summary.pixelsAbove, count - below);
        QCOMPARE(std::accumulate(summary.pull.begin(), summary.pull.end(), 0.0), pull);
        QCOMPARE(summary.pullBelow + summary.pullAbove, pull);
    }
}

void ResponseSummaryTest::binsHoldTheirEdges_data() {
    QTest::addColumn<float>("p");
    QTest::addColumn<int>("bin");
    QTest::newRow("zero") << 0.0f << 0;
    QTest::newRow("just below a half") << std::nextafter(0.5f, 0.0f) << 23;
    QTest::newRow("a half") << 0.5f << 24;
    QTest::newRow("just below one") << std::nextafter(1.0f, 0.0f) << 47;
    QTest::newRow("one") << 1.0f << 47;
}

void ResponseSummaryTest::binsHoldTheirEdges() {
    QFETCH(float, p);
    QFETCH(int, bin);
    const ResponseSummary summary = Pixels{{p}, {1}, {1}}.of(1);
    QCOMPARE(summary.pixels[static_cast<std::size_t>(bin)], std::int64_t{1});
    QCOMPARE(summary.pixelsBelow, std::int64_t{bin < 24 ? 1 : 0});
}

void ResponseSummaryTest::halfOfThePull_data() {
    QTest::addColumn<QList<float>>("p");
    QTest::addColumn<QList<float>>("gradient");
    QTest::addColumn<double>("half");
    QTest::newRow("the harder one decides")
        << QList<float>{0.2f, 0.8f} << QList<float>{-3, -1} << 0.2;
    QTest::newRow("signs do not matter") << QList<float>{0.2f, 0.8f} << QList<float>{1, -3} << 0.8;
    QTest::newRow("three alike") << QList<float>{0.1f, 0.6f, 0.9f} << QList<float>{1, 1, 1} << 0.6;
}

void ResponseSummaryTest::halfOfThePull() {
    QFETCH(QList<float>, p);
    QFETCH(QList<float>, gradient);
    QFETCH(double, half);
    const Pixels pixels{{p.begin(), p.end()},
                        {gradient.begin(), gradient.end()},
                        std::vector<std::uint8_t>(static_cast<std::size_t>(p.size()), 0)};
    const auto found = pixels.of(0).halfPullAt;
    QVERIFY(found.has_value());
    QVERIFY2(std::abs(*found - half) < 1.0 / 2000, qPrintable(QString::number(*found)));
}

void ResponseSummaryTest::halfMatchesASort() {
    const Pixels pixels = randomPixels(5001);
    std::vector<std::pair<float, double>> sorted;
    double total = 0;
    for (std::size_t i = 0; i < pixels.p.size(); ++i) {
        if (pixels.labels[i] != 1) continue;
        sorted.emplace_back(pixels.p[i], std::abs(pixels.gradient[i]));
        total += sorted.back().second;
    }
    std::sort(sorted.begin(), sorted.end());
    double sum = 0;
    std::size_t i = 0;
    while (sum + sorted[i].second < total / 2)
        sum += sorted[i++].second;
    QVERIFY(std::abs(*pixels.of(1).halfPullAt - double{sorted[i].first}) < 1.0 / 2000);
}

void ResponseSummaryTest::nothingToPull() {
    QVERIFY(!(Pixels{{0.5f}, {0.0f}, {1}}.of(1).halfPullAt));
    QVERIFY(!(Pixels{{0.5f}, {1.0f}, {0}}.of(1).halfPullAt));
    const ResponseSummary counted = Pixels{{0.5f, 0.1f}, {}, {1, 1}}.of(1);
    QCOMPARE(counted.pixelsBelow, std::int64_t{1});
    QCOMPARE(counted.pixelsAbove, std::int64_t{1});
    QVERIFY(!counted.halfPullAt);
}

void ResponseSummaryTest::brokenNumbersAreLeftOut() {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const ResponseSummary summary = Pixels{{nan, 0.3f, 0.4f}, {1, nan, 2}, {1, 1, 1}}.of(1);
    QCOMPARE(summary.pixelsBelow, std::int64_t{2});
    QCOMPARE(summary.pullBelow, 2.0);
}

void ResponseSummaryTest::ratio_data() {
    QTest::addColumn<double>("pull");
    QTest::addColumn<double>("other");
    QTest::addColumn<double>("expected");  // negative: none
    QTest::newRow("a fifth") << -0.124 << -0.62 << 0.2;
    QTest::newRow("signs") << 0.5 << -0.25 << 2.0;
    QTest::newRow("no pull") << 0.0 << -0.5 << 0.0;
    QTest::newRow("nothing to compare with") << 1.0 << 0.0 << -1.0;
}

void ResponseSummaryTest::ratio() {
    QFETCH(double, pull);
    QFETCH(double, other);
    QFETCH(double, expected);
    ResponsePoint a, b;
    a.byLogit = pull;
    b.byLogit = other;
    QCOMPARE(pullRatio(a, b).value_or(-1), expected);
}

QTEST_APPLESS_MAIN(ResponseSummaryTest)
#include "response_summary_test.moc"

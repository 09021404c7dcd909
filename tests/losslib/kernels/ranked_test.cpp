// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace lossglass;

/// The radix sort against std::stable_sort, and the Lovász gradient against its definition.
class RankedTest : public QObject {
    Q_OBJECT

private slots:
    void order_data();
    void order();
    void orderByHand();
    void selection_data();
    void selection();
    void bitsAndBack();
    void lovasz_data();
    void lovasz();
    void lovaszByHand();

private:
    template <class Real>
    void checkOrder(const std::vector<double>& keys);
};

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

using Keys = QList<double>;

Keys drawn(unsigned seed, int count, double spread, double quantum = 0) {
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(0, spread);
    Keys keys;
    for (int i = 0; i < count; ++i) {
        const double key = normal(random);
        keys << (quantum > 0 ? std::round(key / quantum) * quantum : key);
    }
    return keys;
}

std::vector<double> lovaszGradient(const std::vector<std::uint8_t>& labels) {
    LovaszSteps steps(std::count(labels.begin(), labels.end(), 1));
    std::vector<double> gradient;
    for (const std::uint8_t label : labels)
        gradient.push_back(steps.next(label == 1));
    return gradient;
}

/// J_k = 1 - (G - ones among the first k) / (G + zeros among the first k); 0 for k = 0.
double jaccardLoss(const std::vector<std::uint8_t>& labels, std::size_t k) {
    if (k == 0) return 0;
    const auto end = labels.begin() + static_cast<std::ptrdiff_t>(k);
    const auto all = static_cast<double>(std::count(labels.begin(), labels.end(), 1));
    const auto ones = static_cast<double>(std::count(labels.begin(), end, 1));
    const auto zeros = static_cast<double>(std::count(labels.begin(), end, 0));
    return 1 - (all - ones) / (all + zeros);
}

}  // namespace

void RankedTest::order_data() {
    QTest::addColumn<Keys>("keys");
    QTest::newRow("empty") << Keys{};
    QTest::newRow("one") << Keys{0.5};
    QTest::newRow("two, in order") << Keys{2, 1};
    QTest::newRow("two, out of order") << Keys{1, 2};
    QTest::newRow("all equal") << Keys{3, 3, 3, 3, 3};
    QTest::newRow("negatives") << Keys{-1, 5, -3, 0, -0.5, 2, -1e30, 1e30};
    QTest::newRow("minus zero and zero are equal") << Keys{-0.0, 0.0, -0.0, 1, 0.0, -1};
    QTest::newRow("infinities") << Keys{0, kInf, -kInf, 1, kInf, -1, -kInf};
    QTest::newRow("denormal numbers") << Keys{1e-40, 0, -1e-40, 2e-40, -0.0, 1e-45};
    QTest::newRow("every digit of the radix")
        << Keys{1.0, 1.00048828125, 1.000244140625, 2.0, 256.0};
    QTest::newRow("1000, spread 1") << drawn(1, 1000, 1);
    QTest::newRow("1000, many ties") << drawn(2, 1000, 1, 0.25);
    QTest::newRow("5000, spread 1e30") << drawn(3, 5000, 1e30);
    QTest::newRow("5000, spread 1e-30") << drawn(4, 5000, 1e-30);
    QTest::newRow("20000, some ties") << drawn(5, 20000, 1, 0.0001);
}

template <class Real>
void RankedTest::checkOrder(const std::vector<double>& keys) {
    const std::vector<Real> cast(keys.begin(), keys.end());
    std::vector<std::uint32_t> expected(cast.size());
    std::iota(expected.begin(), expected.end(), 0u);
    std::stable_sort(expected.begin(), expected.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return cast[a] > cast[b]; });
    QCOMPARE(descendingOrder(cast), expected);
}

void RankedTest::order() {
    QFETCH(Keys, keys);
    const std::vector<double> list(keys.begin(), keys.end());
    checkOrder<float>(list);
    checkOrder<double>(list);
}

void RankedTest::orderByHand() {
    const std::vector<std::uint32_t> expected{3, 1, 4, 0, 2};
    QCOMPARE(descendingOrder(std::vector<float>{-1, 2, -5, 7, 2}), expected);
    QCOMPARE(descendingOrder(std::vector<double>{-1, 2, -5, 7, 2}), expected);
    // Apart in double only.
    const std::vector<double> close{1, 1 + 1e-12, 1 + 2e-12};
    QCOMPARE(descendingOrder(close), (std::vector<std::uint32_t>{2, 1, 0}));
    QCOMPARE(descendingOrder(std::vector<float>(close.begin(), close.end())),
             (std::vector<std::uint32_t>{0, 1, 2}));
}

void RankedTest::selection_data() {
    order_data();
}

void RankedTest::selection() {
    QFETCH(Keys, keys);
    std::vector<std::uint32_t> bits;
    for (const double key : keys)
        bits.push_back(descendingBits(static_cast<float>(key)));
    std::vector<std::uint32_t> sorted = bits;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t count = 1; count <= sorted.size(); count += 1 + count / 3) {
        const auto [found, ahead] = selectBits(bits, count);
        QCOMPARE(found, sorted[count - 1]);
        const auto first = std::lower_bound(sorted.begin(), sorted.end(), found);
        QCOMPARE(static_cast<std::ptrdiff_t>(ahead), first - sorted.begin());
    }
}

void RankedTest::bitsAndBack() {
    for (const double key : {0.0, 1.0, -1.0, 0.3, 1e-40, -1e-40, 1e30, kInf, -kInf}) {
        QCOMPARE(keyOf<double>(descendingBits(key)), key);
        const auto narrow = static_cast<float>(key);
        QVERIFY(keyOf<float>(descendingBits(narrow)) == narrow);
    }
    QVERIFY(descendingBits(-0.0f) == descendingBits(0.0f));
    QVERIFY(descendingBits(2.0) < descendingBits(1.0));
}

void RankedTest::lovasz_data() {
    QTest::addColumn<QByteArray>("labels");
    QTest::newRow("one, positive") << QByteArray("1");
    QTest::newRow("one, negative") << QByteArray("0");
    QTest::newRow("no positive") << QByteArray("00000");
    QTest::newRow("all positive") << QByteArray("1111");
    QTest::newRow("positives first") << QByteArray("111000");
    QTest::newRow("negatives first") << QByteArray("000111");
    QTest::newRow("mixed") << QByteArray("0110100011");
    std::mt19937 random(8);
    for (const double share : {0.01, 0.3, 0.9}) {
        std::bernoulli_distribution one(share);
        QByteArray labels;
        for (int i = 0; i < 500; ++i)
            labels += one(random) ? '1' : '0';
        QTest::addRow("500, %g positive", share) << labels;
    }
}

void RankedTest::lovasz() {
    QFETCH(QByteArray, labels);
    std::vector<std::uint8_t> sorted;
    for (const char c : labels)
        sorted.push_back(c == '1');
    const auto gradient = lovaszGradient(sorted);
    QCOMPARE(gradient.size(), sorted.size());
    double sum = 0;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        const double expected = jaccardLoss(sorted, k + 1) - jaccardLoss(sorted, k);
        // The difference of the definition carries the rounding of numbers up to 1.
        QVERIFY(std::abs(gradient[k] - expected) <= 4e-16);
        QVERIFY(gradient[k] >= 0);
        sum += gradient[k];
        QVERIFY(std::abs(sum - jaccardLoss(sorted, k + 1)) <= 1e-14);
    }
    QVERIFY(std::abs(sum - 1) <= 1e-14);
}

void RankedTest::lovaszByHand() {
    QVERIFY(lovaszGradient({}).empty());
    // G = 2: J = 1/2 (one found of two), 2/3, 1.
    const auto gradient = lovaszGradient({1, 0, 1});
    QCOMPARE(gradient[0], 1.0 / 2);
    QCOMPARE(gradient[1], 1.0 / 6);
    QCOMPARE(gradient[2], 1.0 / 3);
    QCOMPARE(lovaszGradient({0, 0, 0}), (std::vector<double>{1, 0, 0}));
}

QTEST_APPLESS_MAIN(RankedTest)
#include "ranked_test.moc"

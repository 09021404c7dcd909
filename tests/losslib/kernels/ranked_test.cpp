// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked_buckets.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <random>
#include <utility>

using namespace lossglass;

/// Buckets and their sort against std::stable_sort, the selection against std::sort, and the Lovász
/// gradient against its definition.
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
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();  // an item that is dropped

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
    auto left = static_cast<double>(std::count(labels.begin(), labels.end(), 1)), joined = left;
    std::vector<double> gradient;
    for (const std::uint8_t label : labels) {
        gradient.push_back(lovaszStep<double>(label, left, joined));
        label == 1 ? --left : ++joined;
    }
    return gradient;
}

/// Keys as a source of items; every third place is marked.
template <class Real>
RankedFill<Real> fillFrom(const std::vector<Real>& keys) {
    return [&keys](const Tile& tile, OrderBits<Real>* bits, OrderBits<Real>* marks) {
        for (std::int64_t i = 0; i < tile.count; ++i) {
            const std::int64_t place = tile.begin + i;
            const Real key = keys[static_cast<std::size_t>(place)];
            bits[i] = std::isnan(key) ? kDropped<Real> : descendingBits(key);
            marks[i] = place % 3 == 0 ? 1 : 0;
        }
    };
}

/// What is ahead of each item, as the runs say it; nothing where an item is handed over twice, or
/// not, or as another.
template <class Real>
std::optional<std::vector<RankedPlace>> placesOfRuns(const std::vector<Real>& keys,
                                                     RankedScale scale) {
    // 1 + the items ahead, whole numbers below 2^24; 0 for items that are dropped.
    std::vector<Real> results(keys.size());
    RankedBuckets<Real> buckets(static_cast<std::int64_t>(keys.size()), scale, fillFrom(keys),
                                results.data());
    std::vector<std::uint32_t> marked(keys.size() + 1);
    std::atomic<bool> isRight = true;
    buckets.forEachRun([&](const RankedRun<Real>& run) {
        for (std::int64_t i = 0; i < run.count; ++i) {
            run.results[i] = static_cast<Real>(1 + run.places[i].ahead);
            marked.at(run.places[i].ahead) = run.places[i].marked << 1 | (run.items[i] & 1u);
        }
    });
    std::vector<RankedPlace> places(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (std::isnan(keys[i]) != (results[i] == Real(0))) isRight = false;
        if (results[i] == Real(0)) continue;
        const auto ahead = static_cast<std::uint32_t>(results[i]) - 1;
        if ((marked.at(ahead) & 1u) != (i % 3 == 0 ? 1u : 0u)) isRight = false;
        places[i] = {ahead, marked.at(ahead) >> 1};
    }
    if (!isRight) return std::nullopt;
    return places;
}

template <class Real>
std::vector<RankedPlace> placesOf(const std::vector<Real>& keys, RankedScale scale) {
    std::vector<RankedPlace> places(keys.size(), RankedPlace{7, 7});
    RankedBuckets<Real>(static_cast<std::int64_t>(keys.size()), scale, fillFrom(keys), nullptr)
        .forEachTileOfPlaces([&](const Tile& tile, const RankedPlace* found) {
            std::copy_n(found, tile.count, places.begin() + tile.begin);
        });
    return places;
}

/// The same by a stable sort.
template <class Real>
std::vector<RankedPlace> expectedPlaces(const std::vector<Real>& keys) {
    std::vector<std::uint32_t> order(keys.size());
    std::iota(order.begin(), order.end(), 0u);
    std::erase_if(order, [&](std::uint32_t place) { return std::isnan(keys[place]); });
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return keys[a] > keys[b]; });
    std::vector<RankedPlace> places(keys.size());
    RankedPlace ahead{};
    for (const std::uint32_t place : order) {
        places[place] = ahead;
        ++ahead.ahead;
        if (place % 3 == 0) ++ahead.marked;
    }
    return places;
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Pairs pairs(const std::vector<RankedPlace>& places) {
    Pairs result;
    for (const RankedPlace& place : places)
        result.emplace_back(place.ahead, place.marked);
    return result;
}

template <class Real>
bool checkPlaces(const std::vector<Real>& keys, RankedScale scale) {
    const Pairs expected = pairs(expectedPlaces(keys));
    const auto ofRuns = placesOfRuns(keys, scale);
    return ofRuns && pairs(*ofRuns) == expected && pairs(placesOf(keys, scale)) == expected;
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
    QTest::newRow("100000, several jobs") << drawn(6, 100000, 1);
    QTest::newRow("100000, two values") << drawn(7, 100000, 0.3, 1e9);
    QTest::newRow("70000, one outlier, all others in one bucket")
        << drawn(8, 70000, 1e-25) + Keys{1e20};
    QTest::newRow("300000, results go back as they came") << drawn(10, 300000, 1);
    QTest::newRow("300000, in order but for the last, beyond what is looked at first") << [] {
        Keys keys(300000, 0.5);
        for (int i = 0; i < keys.size(); ++i)
            keys[i] += i % 7 * 1e-3;
        keys[299990] = -kInf;
        keys[299991] = 1e30;
        keys[299992] = kNone;
        return keys;
    }();
    QTest::newRow("50000, in clusters that a sample tells apart, and in these alike") << [] {
        Keys keys = drawn(11, 50000, 1e-6);
        for (int i = 0; i < keys.size(); ++i)
            keys[i] += i % 5 - 2.5;
        return keys;
    }();
    QTest::newRow("20000, closer and closer") << [] {
        Keys keys;
        for (int i = 0; i < 20000; ++i)
            keys << 1 + std::exp2(-i % 23);
        return keys;
    }();
    QTest::newRow("some dropped") << Keys{kNone, 3, kNone, kNone, 5, 3, -1, kNone};
    QTest::newRow("all dropped") << Keys{kNone, kNone};
    Keys half = drawn(9, 90000, 1, 0.001);
    for (int i = 0; i < half.size(); i += 1 + i % 3)
        half[i] = kNone;
    QTest::newRow("90000, half of them dropped") << half;
}

template <class Real>
void RankedTest::checkOrder(const std::vector<double>& keys) {
    std::vector<Real> cast(keys.begin(), keys.end());
    QVERIFY(checkPlaces(cast, RankedScale::Linear));
    for (Real& key : cast)
        key = std::abs(key);
    QVERIFY(checkPlaces(cast, RankedScale::Logarithmic));
    QVERIFY(checkPlaces(cast, RankedScale::Linear));
}

void RankedTest::order() {
    QFETCH(Keys, keys);
    const std::vector<double> list(keys.begin(), keys.end());
    checkOrder<float>(list);
    checkOrder<double>(list);
}

void RankedTest::orderByHand() {
    QCOMPARE(pairs(placesOf<float>({-1, 2, -5, 7, 2}, RankedScale::Linear)),
             (Pairs{{3, 1}, {1, 1}, {4, 2}, {0, 0}, {2, 1}}));
    QCOMPARE(pairs(placesOf<double>({0.25, 2, 0, 7, 2}, RankedScale::Logarithmic)),
             (Pairs{{3, 1}, {1, 1}, {4, 2}, {0, 0}, {2, 1}}));
    // Apart in double only.
    const std::vector<double> close{1, 1 + 1e-12, 1 + 2e-12};
    QCOMPARE(pairs(placesOf(close, RankedScale::Linear)), (Pairs{{2, 0}, {1, 0}, {0, 0}}));
    QCOMPARE(pairs(placesOf(std::vector<float>(close.begin(), close.end()), RankedScale::Linear)),
             (Pairs{{0, 0}, {1, 1}, {2, 1}}));
}

void RankedTest::selection_data() {
    order_data();
}

void RankedTest::selection() {
    QFETCH(Keys, keys);
    const std::vector<float> cast(keys.begin(), keys.end());
    std::vector<std::uint32_t> sorted;
    for (const float key : cast)
        sorted.push_back(std::isnan(key) ? kDropped<float> : descendingBits(key));
    std::sort(sorted.begin(), sorted.end());
    const auto size = static_cast<std::int64_t>(sorted.size());
    for (std::int64_t count = 1; count <= size; count += 1 + count / 3) {
        const auto [found, ahead, equal] = selectRanked<float>(size, fillFrom(cast), count);
        QCOMPARE(found, sorted[static_cast<std::size_t>(count - 1)]);
        const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), found);
        QCOMPARE(ahead, std::int64_t{first - sorted.begin()});
        QCOMPARE(equal, std::int64_t{last - first});
    }
    const std::vector<double> wide(keys.begin(), keys.end());
    if (size < 1 || std::isnan(wide.front())) return;
    // The double form: as many come before a key as are larger.
    const auto larger =
        std::count_if(wide.begin(), wide.end(), [&](double key) { return key > wide.front(); });
    const auto selected = selectRanked<double>(size, fillFrom(wide), larger + 1);
    QCOMPARE(selected.bits, descendingBits(wide.front()));
    QCOMPARE(selected.ahead, std::int64_t{larger});
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

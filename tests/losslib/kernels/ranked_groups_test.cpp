// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked_groups.h"

#include <QtTest>

#include <algorithm>
#include <numeric>
#include <random>
#include <vector>

using namespace lossglass;

using Items = QList<quint32>;

/// Places by groups against a stable sort.
class RankedGroupsTest : public QObject {
    Q_OBJECT

private slots:
    void places_data();
    void places();
    void tooManyAlike_data();
    void tooManyAlike();
};

namespace {

constexpr RankedPlace kAhead{1000, 70};
constexpr quint32 kFarMark = 0x40000000;  // keys have 31 bits

/// Keys, every third of them marked at random.
Items marked(const std::vector<quint32>& keys, unsigned seed) {
    std::mt19937 random(seed);
    Items items;
    for (const quint32 key : keys)
        items << (key << 1 | (random() % 3 == 0 ? 1u : 0u));
    return items;
}

/// Keys drawn evenly from low to low + width.
Items even(int count, quint32 low, quint32 width, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<quint32> key(low, low + width);
    std::vector<quint32> keys;
    for (int i = 0; i < count; ++i)
        keys.push_back(key(random));
    return marked(keys, seed);
}

std::pair<quint32, quint32> rangeOf(const Items& items) {
    const auto [low, high] = std::minmax_element(items.begin(), items.end());
    return {*low >> 1, *high >> 1};
}

std::vector<RankedPlace> expectedPlaces(const Items& items) {
    std::vector<int> order(static_cast<std::size_t>(items.size()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return items[a] >> 1 < items[b] >> 1; });
    std::vector<RankedPlace> places(order.size());
    RankedPlace ahead = kAhead;
    for (const int i : order) {
        places[static_cast<std::size_t>(i)] = ahead;
        ++ahead.ahead;
        ahead.marked += items[i] & 1u;
    }
    return places;
}

}  // namespace

void RankedGroupsTest::places_data() {
    QTest::addColumn<Items>("items");
    QTest::newRow("one") << Items{7};
    QTest::newRow("two out of order, both marked") << Items{9, 3};
    QTest::newRow("equal keys, the marked one last") << Items{8, 8, 9};
    QTest::newRow("equal keys, the marked one first") << Items{9, 8, 8};
    QTest::newRow("as many alike as a group may have") << marked(std::vector<quint32>(12, 5u), 1);
    QTest::newRow("least and greatest key") << marked({0x7fffffff, 0, kFarMark, 0x7fffffff, 0}, 2);
    QTest::newRow("47, one block and not full") << even(47, 100, 1000, 3);
    QTest::newRow("48, the first of two blocks is full") << even(48, 0, 1u << 30, 4);
    QTest::newRow("1000, wide apart") << even(1000, 0, 0x7fffffff, 5);
    QTest::newRow("1000, close together, far from 0") << even(1000, 0x3f000000, 100000, 6);
    QTest::newRow("1000, many equal") << even(1000, 77, 700, 7);
    QTest::newRow("2048, the most") << even(static_cast<int>(kMostGrouped), 5, 1u << 20, 9);
}

void RankedGroupsTest::places() {
    QFETCH(Items, items);
    std::vector<RankedPlace> places(static_cast<std::size_t>(items.size()), RankedPlace{3, 3});
#ifdef __GNUC__
    QVERIFY(rankInGroups(items.data(), items.size(), rangeOf(items), kAhead, places.data()));
#else
    QSKIP("This compiler has no vectors: runs are sorted.");
#endif
    const std::vector<RankedPlace> expected = expectedPlaces(items);
    for (std::size_t i = 0; i < places.size(); ++i) {
        QCOMPARE(places[i].ahead, expected[i].ahead);
        QCOMPARE(places[i].marked, expected[i].marked);
    }
}

void RankedGroupsTest::tooManyAlike_data() {
    QTest::addColumn<Items>("items");
    QTest::newRow("one more than a group may have") << marked(std::vector<quint32>(13, 5u), 1);
    QTest::newRow("all that there may be, and equal")
        << marked(std::vector<quint32>(kMostGrouped, kFarMark), 2);
    QTest::newRow("equal at the end of the last group")
        << even(1000, 0, 1000, 3) + marked(std::vector<quint32>(40, 1001u), 4);
    QTest::newRow("one far away") << even(500, 0, 1000, 5) + Items{0xffffffff};
}

void RankedGroupsTest::tooManyAlike() {
    QFETCH(Items, items);
    std::vector<RankedPlace> places(static_cast<std::size_t>(items.size()), RankedPlace{3, 3});
    QVERIFY(!rankInGroups(items.data(), items.size(), rangeOf(items), kAhead, places.data()));
    for (const RankedPlace& place : places) {
        QCOMPARE(place.ahead, 3u);
        QCOMPARE(place.marked, 3u);
    }
}

QTEST_APPLESS_MAIN(RankedGroupsTest)
#include "ranked_groups_test.moc"

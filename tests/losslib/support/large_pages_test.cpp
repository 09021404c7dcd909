// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/support/large_pages.h"

#include <QtTest>

#include <algorithm>
#include <cstdint>
#include <vector>

using namespace lossglass;

class LargePagesTest : public QObject {
    Q_OBJECT

private slots:
    void reservesAndKeepsWhatIsHeld_data();
    void reservesAndKeepsWhatIsHeld();
};

void LargePagesTest::reservesAndKeepsWhatIsHeld_data() {
    QTest::addColumn<std::size_t>("held");
    QTest::addColumn<std::size_t>("count");
    const std::size_t large = std::size_t{5} << 20;  // pages of 2 MiB lie within
    QTest::newRow("nothing held, nothing asked") << std::size_t{0} << std::size_t{0};
    QTest::newRow("nothing held, small") << std::size_t{0} << std::size_t{3};
    QTest::newRow("nothing held, large") << std::size_t{0} << large;
    QTest::newRow("some held, large") << std::size_t{7} << large;
    QTest::newRow("large held, a little more") << large << large + 1;
    QTest::newRow("as many held") << std::size_t{7} << std::size_t{7};
    QTest::newRow("more held") << std::size_t{7} << std::size_t{3};
}

void LargePagesTest::reservesAndKeepsWhatIsHeld() {
    QFETCH(std::size_t, held);
    QFETCH(std::size_t, count);
    std::vector<std::uint16_t> values(held, 0xA5C3);
    reserveInLargePages(values, count);
    QCOMPARE(values.size(), held);
    QVERIFY(values.capacity() >= count);

    const std::uint16_t* const place = values.data();
    if (count > held) values.resize(count, 0x1234);
    QVERIFY(values.data() == place);
    QVERIFY(std::all_of(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(held),
                        [](std::uint16_t value) { return value == 0xA5C3; }));
    QVERIFY(std::all_of(values.begin() + static_cast<std::ptrdiff_t>(held), values.end(),
                        [](std::uint16_t value) { return value == 0x1234; }));
}

QTEST_APPLESS_MAIN(LargePagesTest)
#include "large_pages_test.moc"

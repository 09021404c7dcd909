// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/support/aligned_array.h"

#include <QTest>

#include <utility>

using namespace lossglass;

/// Numbers that begin where they are asked to, and that have one owner.
class AlignedArrayTest : public QObject {
    Q_OBJECT

private slots:
    void begins_data();
    void begins();
    void isNullWithoutNumbers();
    void isNullWhenMovedFrom();
    void takesTheNumbersOfAnother();
};

void AlignedArrayTest::begins_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("alignment");
    QTest::newRow("one, by line") << 1 << static_cast<int>(kLineBytes);
    QTest::newRow("odd, by line") << 1001 << static_cast<int>(kLineBytes);
    QTest::newRow("by page") << 70000 << 4096;
}

void AlignedArrayTest::begins() {
    QFETCH(int, count);
    QFETCH(int, alignment);
    const AlignedArray<float> array(static_cast<std::size_t>(count),
                                    static_cast<std::size_t>(alignment));
    QVERIFY(array.get() != nullptr);
    QCOMPARE(reinterpret_cast<std::uintptr_t>(array.get()) % static_cast<unsigned>(alignment),
             std::uintptr_t{0});
    // The last is within what was asked for, which the sanitizers see.
    array[static_cast<std::size_t>(count) - 1] = 2;
    QCOMPARE(array.get()[count - 1], 2.f);
}

void AlignedArrayTest::isNullWithoutNumbers() {
    QVERIFY(AlignedArray<int>().get() == nullptr);
}

void AlignedArrayTest::isNullWhenMovedFrom() {
    AlignedArray<int> first(3);
    int* numbers = first.get();
    const AlignedArray<int> second(std::move(first));
    QCOMPARE(second.get(), numbers);
    QVERIFY(first.get() == nullptr);
}

void AlignedArrayTest::takesTheNumbersOfAnother() {
    AlignedArray<int> first(3), second(5);
    int* numbers = first.get();
    second = std::move(first);
    QCOMPARE(second.get(), numbers);
    QVERIFY(first.get() == nullptr);
}

QTEST_APPLESS_MAIN(AlignedArrayTest)
#include "aligned_array_test.moc"

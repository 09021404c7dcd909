// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/working_copy.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace lossglass;

/// Held states stay as they are; let go, their memory is used again.
class WorkingCopyTest : public QObject {
    Q_OBJECT

private slots:
    void memoryIsUsedAgain_data();
    void memoryIsUsedAgain();
    void unchangedCopyIsGivenBack();
};

void WorkingCopyTest::memoryIsUsedAgain_data() {
    QTest::addColumn<int>("held");
    QTest::addColumn<int>("blocks");
    // The start is never written, so it does not count among the blocks.
    QTest::newRow("nobody holds a state") << 0 << 2;
    QTest::newRow("one view holds the newest") << 1 << 2;
    QTest::newRow("a worker is one state behind") << 2 << 3;
    QTest::newRow("a worker is two states behind") << 3 << 4;
}

void WorkingCopyTest::memoryIsUsedAgain() {
    QFETCH(int, held);
    QFETCH(int, blocks);
    constexpr int kSide = 8;
    WorkingCopy<Labels> copy(std::make_shared<const Labels>(kSide * kSide, 0), kSide);
    std::vector<std::shared_ptr<const Labels>> holders;
    std::set<const Labels*> seen;
    std::vector<Labels> expected;
    for (int step = 0; step < kSide * kSide; ++step) {
        auto next = copy.next();
        QCOMPARE(*next, *copy.current());
        (*next)[static_cast<std::size_t>(step)] = 1;
        copy.publish(next, {step % kSide, step / kSide, 1, 1});
        next.reset();
        seen.insert(copy.current().get());
        QCOMPARE(std::count(copy.current()->begin(), copy.current()->end(), 1), step + 1);
        if (held > 0) {
            holders.push_back(copy.current());
            expected.push_back(*copy.current());
        }
        if (static_cast<int>(holders.size()) > held) {
            holders.erase(holders.begin());
            expected.erase(expected.begin());
        }
        for (std::size_t i = 0; i < holders.size(); ++i)
            QCOMPARE(*holders[i], expected[i]);
    }
    QCOMPARE(static_cast<int>(seen.size()), blocks);
}

void WorkingCopyTest::unchangedCopyIsGivenBack() {
    WorkingCopy<Planes<float>> copy(
        std::make_shared<const Planes<float>>(Planes<float>::Constant(2, 6, 1)), 3);
    auto first = copy.next();
    const Planes<float>* address = first.get();
    copy.giveBack(std::move(first));
    auto second = copy.next();
    QCOMPARE(static_cast<const Planes<float>*>(second.get()), address);
    (*second)(1, 5) = 7;
    copy.publish(std::move(second), {2, 1, 1, 1});
    QCOMPARE((*copy.current())(1, 5), 7.0F);
}

QTEST_APPLESS_MAIN(WorkingCopyTest)
#include "working_copy_test.moc"

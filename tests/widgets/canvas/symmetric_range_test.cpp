// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/symmetric_range.h"

#include <QTest>
#include <limits>
#include <vector>

using namespace lossglass;

class SymmetricRangeTest : public QObject {
    Q_OBJECT

private slots:
    void isTheHighPercentile_data();
    void isTheHighPercentile();
};

void SymmetricRangeTest::isTheHighPercentile_data() {
    QTest::addColumn<std::vector<float>>("values");
    QTest::addColumn<double>("expected");
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    std::vector<float> climbing;
    for (int i = 1; i <= 201; ++i)
        climbing.push_back(i % 2 ? float(i) : -float(i));
    std::vector<float> sparse(10000, 0.f);
    sparse[77] = -3;
    QTest::newRow("nothing") << std::vector<float>{} << 0.0;
    QTest::newRow("all zero") << std::vector<float>{0, 0, 0} << 0.0;
    QTest::newRow("one value, negative") << std::vector<float>{-2} << 2.0;
    QTest::newRow("one value among zeros") << sparse << 3.0;
    QTest::newRow("no infinity, no NaN")
        << std::vector<float>{kInfinity, std::numeric_limits<float>::quiet_NaN(), 1, -kInfinity}
        << 1.0;
    QTest::newRow("two hundred and one") << climbing << 200.0;
}

void SymmetricRangeTest::isTheHighPercentile() {
    QFETCH(std::vector<float>, values);
    QTEST(symmetricRange(values), "expected");
}

QTEST_APPLESS_MAIN(SymmetricRangeTest)
#include "symmetric_range_test.moc"

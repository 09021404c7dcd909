// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/planes.h"

#include <QtTest>

#include <cstdint>
#include <vector>

using namespace lossglass;

/// Planes against an array of Eigen's own, through all that may happen to a value.
class PlanesTest : public QObject {
    Q_OBJECT

private slots:
    void begins_data();
    void begins();
    void copies();
    void moves();
    void takesExpressions();
    void takesExpressionsOfItself();
    void sizes();
};

namespace {

using Numbers = PlaneNumbers<double>;

Numbers counted(Eigen::Index rows, Eigen::Index columns) {
    Numbers numbers(rows, columns);
    for (Eigen::Index i = 0; i < numbers.size(); ++i)
        numbers.data()[i] = static_cast<double>(i + 1);
    return numbers;
}

bool isSame(const Planes<double>& planes, const Numbers& numbers) {
    return planes.rows() == numbers.rows() && planes.cols() == numbers.cols() &&
           (planes == numbers).all();
}

}  // namespace

void PlanesTest::begins_data() {
    QTest::addColumn<int>("pixels");
    QTest::addColumn<int>("multiple");
    QTest::newRow("a few") << 3 << 64;
    QTest::newRow("below 64 KiB") << 128 * 127 << 64;
    QTest::newRow("64 KiB") << 128 * 128 << 4096;
    QTest::newRow("an odd size") << 333 * 517 << 4096;
}

void PlanesTest::begins() {
    QFETCH(int, pixels);
    QFETCH(int, multiple);
    // Several, as one may lie well by accident.
    std::vector<Planes<float>> all;
    for (int i = 0; i < 5; ++i)
        all.emplace_back(1, pixels);
    for (const Planes<float>& planes : all)
        QCOMPARE(
            reinterpret_cast<std::uintptr_t>(planes.data()) % static_cast<std::uintptr_t>(multiple),
            std::uintptr_t{0});
}

void PlanesTest::copies() {
    const Planes<double> planes = counted(2, 3);
    Planes<double> other = planes;
    other(1, 2) = 7;
    QVERIFY(isSame(planes, counted(2, 3)));
    QCOMPARE(other(1, 2), 7.0);
    other = planes;
    QVERIFY(isSame(other, counted(2, 3)));
    other = Planes<double>(counted(4, 1));
    QVERIFY(isSame(other, counted(4, 1)));
    const Planes<double>& self = other;
    other = self;
    QVERIFY(isSame(other, counted(4, 1)));
    const Planes<double> none;
    other = none;
    QCOMPARE(other.size(), Eigen::Index{0});
    QVERIFY(isSame(Planes<double>(none), Numbers(0, 0)));
}

void PlanesTest::moves() {
    Planes<double> planes = counted(2, 3);
    const double* data = planes.data();
    Planes<double> other = std::move(planes);
    QCOMPARE(other.data(), data);
    QVERIFY(isSame(other, counted(2, 3)));
    Planes<double> third = counted(5, 5);
    third = std::move(other);
    QCOMPARE(third.data(), data);
    QVERIFY(isSame(third, counted(2, 3)));
    // What was moved from may be used again.
    other = third;
    QVERIFY(isSame(other, counted(2, 3)));
    third.swap(planes);
    QVERIFY(isSame(planes, counted(2, 3)));
}

void PlanesTest::takesExpressions() {
    const Planes<double> planes = counted(2, 3);
    const Numbers numbers = counted(2, 3);
    QVERIFY(isSame(planes * 2 + 1, numbers * 2 + 1));
    QVERIFY(isSame(planes.row(1), numbers.row(1)));
    QVERIFY(isSame(planes.transpose(), numbers.transpose()));
    QVERIFY(isSame(planes.cast<float>().cast<double>(), numbers));
    QVERIFY(isSame(Planes<double>::Constant(3, 2, 4.5), Numbers::Constant(3, 2, 4.5)));
    QCOMPARE(planes.sum(), 21.0);
    Planes<double> sum = planes;
    sum += planes;
    sum = sum - 1;
    QVERIFY(isSame(sum, numbers * 2 - 1));
}

void PlanesTest::takesExpressionsOfItself() {
    Planes<double> planes = counted(2, 3);
    planes = planes.row(1);
    QVERIFY(isSame(planes, counted(2, 3).row(1)));
    planes = planes * planes;
    QVERIFY(isSame(planes, counted(2, 3).row(1).square()));
}

void PlanesTest::sizes() {
    Planes<double> planes(2, 3);
    const double* data = planes.data();
    planes.setConstant(1.5);
    planes.resize(2, 3);
    QCOMPARE(planes.data(), data);
    QVERIFY((planes == 1.5).all());
    planes.setZero(3, 4);
    QVERIFY(isSame(planes, Numbers::Zero(3, 4)));
    planes.setConstant(1, 2, -1);
    QVERIFY(isSame(planes, Numbers::Constant(1, 2, -1)));
    planes.resize(0, 5);
    QCOMPARE(planes.cols(), Eigen::Index{5});
    QCOMPARE(planes.size(), Eigen::Index{0});
}

QTEST_APPLESS_MAIN(PlanesTest)
#include "planes_test.moc"

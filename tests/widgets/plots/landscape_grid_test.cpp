// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/landscape_grid.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lossglass;

namespace {

template <class Function>
LandscapeGrid gridOf(int columns, int rows, const Function& f) {
    LandscapeGrid grid{columns, rows, {}};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            grid.heights.push_back(f(column, row));
    return grid;
}

}  // namespace

class LandscapeGridTest : public QObject {
    Q_OBJECT

private slots:
    void contourOfAPlaneIsStraight();
    void contourOfAConeIsRound();
    void saddleIsJoinedByItsMiddle_data();
    void saddleIsJoinedByItsMiddle();
    void undefinedHasNoLine();
    void betweenJoinsLinearly();
    void unreachedTakeTheNearest();
    void plainHasNoLevels();
};

void LandscapeGridTest::contourOfAPlaneIsStraight() {
    const auto grid = gridOf(5, 4, [](int x, int y) { return 2.0 * x + y; });
    const auto lines = contourLines(grid, 4.5);
    QVERIFY(!lines.empty());
    for (const QLineF& line : lines)
        for (const QPointF& point : {line.p1(), line.p2()})
            QVERIFY(std::abs(2 * point.x() + point.y() - 4.5) < 1e-12);
    QVERIFY(contourLines(grid, 100).empty());
}

void LandscapeGridTest::contourOfAConeIsRound() {
    const auto grid = gridOf(81, 81, [](int x, int y) { return std::hypot(x - 40.0, y - 40.0); });
    double length = 0;
    for (const QLineF& line : contourLines(grid, 30)) {
        QVERIFY(std::abs(std::hypot(line.x1() - 40, line.y1() - 40) - 30) < 0.02);
        length += line.length();
    }
    QVERIFY(std::abs(length - 2 * M_PI * 30) < 0.5);
}

void LandscapeGridTest::saddleIsJoinedByItsMiddle_data() {
    QTest::addColumn<double>("high");
    QTest::addColumn<bool>("joined");
    QTest::newRow("high middle") << 3.0 << true;
    QTest::newRow("low middle") << 1.5 << false;
}

void LandscapeGridTest::saddleIsJoinedByItsMiddle() {
    QFETCH(double, high);
    QFETCH(bool, joined);
    // High at the lower left and the upper right.
    const auto grid = gridOf(2, 2, [&](int x, int y) { return x == y ? high : 0.0; });
    const auto lines = contourLines(grid, 1);
    QCOMPARE(lines.size(), std::size_t{2});
    // Joined, the lines cut off the low corners; parted, the high ones.
    bool cutsOffTheOrigin = false;
    for (const QLineF& line : lines)
        cutsOffTheOrigin = cutsOffTheOrigin || line.center().x() + line.center().y() < 0.9;
    QCOMPARE(cutsOffTheOrigin, !joined);
}

void LandscapeGridTest::undefinedHasNoLine() {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto grid = gridOf(3, 2, [&](int x, int) { return x == 2 ? none : double(x); });
    QCOMPARE(contourLines(grid, 0.5).size(), std::size_t{1});
    const auto range = heightRange(grid);
    QVERIFY(range && range->low == 0 && range->high == 1);
    QVERIFY(!heightRange(gridOf(2, 2, [&](int, int) { return none; })));
    QVERIFY(std::isnan(grid.between(1.5, 0.5)));
}

void LandscapeGridTest::betweenJoinsLinearly() {
    const auto grid = gridOf(4, 3, [](int x, int y) { return 3.0 * x - 2.0 * y; });
    QCOMPARE(grid.between(1.25, 0.5), 2.75);
    QCOMPARE(grid.between(3, 2), 5.0);
    QCOMPARE(grid.between(0, 0), 0.0);
}

void LandscapeGridTest::unreachedTakeTheNearest() {
    auto grid = gridOf(5, 1, [](int x, int) { return x == 0 ? 1.0 : x == 4 ? 2.0 : 0.0; });
    fillUnreached(grid, {1, 0, 0, 0, 1});
    QCOMPARE(grid.at(1, 0), 1.0);
    QCOMPARE(grid.at(3, 0), 2.0);
}

void LandscapeGridTest::plainHasNoLevels() {
    QVERIFY(contourLevels({0.5, 0.5}, 8).empty());
    QVERIFY(contourLevels({0.5, 0.5 + 1e-12}, 8).empty());
    const auto levels = contourLevels({0.1, 0.9}, 8);
    QVERIFY(levels.size() >= 5 && levels.size() <= 9);
}

QTEST_APPLESS_MAIN(LandscapeGridTest)
#include "landscape_grid_test.moc"

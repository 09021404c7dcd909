// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/shape_raster.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace lossglass;

namespace {

/// Each pixel with the number of runs that cover it: '.' none, '#' one, '2' two ...
QStringList drawing(const Coverage& covered, const Extent& extent) {
    QStringList rows(extent.top + extent.height, QString(extent.width, '.'));
    forEachCovered(covered, [&](int column, int row, double) {
        QChar& mark = *(rows[row].begin() + column);
        mark = mark == '.' ? QChar('#') : QChar('2');
    });
    return rows.mid(extent.top);
}

Extent extentOf(const QStringList& rows) {
    return {static_cast<int>(rows[0].size()), static_cast<int>(rows.size())};
}

std::vector<PaintPoint> corners(const QList<double>& numbers) {
    std::vector<PaintPoint> points;
    for (int i = 0; i + 1 < numbers.size(); i += 2)
        points.push_back({numbers[i], numbers[i + 1]});
    return points;
}

}  // namespace

/// Which pixels shapes cover, drawn.
class ShapeRasterTest : public QObject {
    Q_OBJECT

private slots:
    void rectangles_data();
    void rectangles();
    void ellipses_data();
    void ellipses();
    void circlesAreSymmetric();
    void polygons_data();
    void polygons();
    void neighboursShareNoPixelAndLeaveNoneOut();
    void staysInItsRows();
    void refusesWhatIsNoPolygon();
};

void ShapeRasterTest::rectangles_data() {
    QTest::addColumn<QList<int>>("box");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("one pixel") << QList<int>{2, 1, 1, 1} << QStringList{".....", "..#..", "....."};
    QTest::newRow("inside") << QList<int>{1, 0, 3, 2} << QStringList{".###.", ".###.", "....."};
    QTest::newRow("beyond the left and upper edge")
        << QList<int>{-2, -1, 4, 3} << QStringList{"##...", "##...", "....."};
    QTest::newRow("beyond the right and lower edge")
        << QList<int>{3, 1, 9, 9} << QStringList{".....", "...##", "...##"};
    QTest::newRow("outside") << QList<int>{7, 1, 2, 2} << QStringList{".....", ".....", "....."};
}

void ShapeRasterTest::rectangles() {
    QFETCH(QList<int>, box);
    QFETCH(QStringList, expected);
    const Extent extent = extentOf(expected);
    QCOMPARE(drawing(rasterRectangle(extent, {box[0], box[1], box[2], box[3]}), extent), expected);
}

void ShapeRasterTest::ellipses_data() {
    QTest::addColumn<QList<int>>("box");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("one pixel") << QList<int>{1, 1, 1, 1} << QStringList{"...", ".#.", "..."};
    QTest::newRow("two by two is whole")
        << QList<int>{0, 0, 2, 2} << QStringList{"##.", "##.", "..."};
    QTest::newRow("one row is whole") << QList<int>{0, 1, 5, 1} << QStringList{".....", "#####"};
    QTest::newRow("circle of 3 loses no corner: they lie inside")
        << QList<int>{0, 0, 3, 3} << QStringList{"###", "###", "###"};
    QTest::newRow("circle of 5") << QList<int>{0, 0, 5, 5}
                                 << QStringList{".###.", "#####", "#####", "#####", ".###."};
    QTest::newRow("circle of 7") << QList<int>{0, 0, 7, 7}
                                 << QStringList{"..###..", ".#####.", "#######", "#######",
                                                "#######", ".#####.", "..###.."};
    QTest::newRow("wide") << QList<int>{0, 0, 8, 4}
                          << QStringList{".######.", "########", "########", ".######."};
    QTest::newRow("cut off by the edge")
        << QList<int>{-3, 0, 5, 5} << QStringList{"#...", "##..", "##..", "##..", "#..."};
    QTest::newRow("empty") << QList<int>{1, 1, 0, 3} << QStringList{"...", "..."};
}

void ShapeRasterTest::ellipses() {
    QFETCH(QList<int>, box);
    QFETCH(QStringList, expected);
    const Extent extent = extentOf(expected);
    QCOMPARE(drawing(rasterEllipse(extent, {box[0], box[1], box[2], box[3]}), extent), expected);
}

void ShapeRasterTest::circlesAreSymmetric() {
    for (int side = 1; side <= 64; ++side) {
        const Extent extent{side, side};
        const QStringList rows = drawing(rasterEllipse(extent, {0, 0, side, side}), extent);
        for (int y = 0; y < side; ++y) {
            QString mirrored = rows[y];
            std::reverse(mirrored.begin(), mirrored.end());
            QCOMPARE(mirrored, rows[y]);
            QCOMPARE(rows[side - 1 - y], rows[y]);
            for (int x = 0; x < side; ++x) {
                QCOMPARE(rows[x][y], rows[y][x]);
                const double away = std::hypot(x + .5 - side / 2.0, y + .5 - side / 2.0);
                QCOMPARE(rows[y][x] == '#', away <= side / 2.0 + 1e-9);
            }
        }
    }
}

void ShapeRasterTest::polygons_data() {
    QTest::addColumn<QList<double>>("points");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("box on pixel edges")
        << QList<double>{1, 1, 4, 1, 4, 3, 1, 3} << QStringList{".....", ".###.", ".###.", "....."};
    QTest::newRow("box through centres takes its left and upper side")
        << QList<double>{1.5, 1.5, 3.5, 1.5, 3.5, 2.5, 1.5, 2.5}
        << QStringList{".....", ".##..", ".....", "....."};
    QTest::newRow("triangle") << QList<double>{0, 0, 5, 0, 0, 5}
                              << QStringList{"####.", "###..", "##...", "#....", "....."};
    QTest::newRow("either way round") << QList<double>{0, 5, 5, 0, 0, 0}
                                      << QStringList{"####.", "###..", "##...", "#....", "....."};
    QTest::newRow("notched, its edges through centres")
        << QList<double>{0, 0, 6, 0, 6, 4, 3, 1, 0, 4}
        << QStringList{"######", "##.###", "#...##", ".....#"};
    QTest::newRow("two loops, the part in both stays free")
        << QList<double>{0, 0, 6, 0, 6, 3, 2, 3, 2, 1, 4, 1, 4, 5, 0, 5}
        << QStringList{"######", "##..##", "##..##", "####..", "####.."};
    QTest::newRow("beyond the picture")
        << QList<double>{-9, -9, 9, -9, 9, 1, -9, 1} << QStringList{"###", "..."};
}

void ShapeRasterTest::polygons() {
    QFETCH(QList<double>, points);
    QFETCH(QStringList, expected);
    const Extent extent = extentOf(expected);
    QCOMPARE(drawing(rasterPolygon(extent, corners(points)), extent), expected);
}

void ShapeRasterTest::neighboursShareNoPixelAndLeaveNoneOut() {
    // A square cut from a point inside into four triangles.
    const Extent extent{17, 17};
    const QList<double> edge{0, 0, 17, 0, 17, 17, 0, 17, 0, 0};
    for (const auto& [x, y] : {std::pair(8.5, 8.5), {3.2, 11.7}, {5.0, 5.0}, {4.5, 9.0}}) {
        Coverage all;
        for (int i = 0; i < 4; ++i) {
            const Coverage part = rasterPolygon(
                extent,
                {{edge[2 * i], edge[2 * i + 1]}, {edge[2 * i + 2], edge[2 * i + 3]}, {x, y}});
            all.runs.insert(all.runs.end(), part.runs.begin(), part.runs.end());
        }
        QCOMPARE(drawing(all, extent), QStringList(17, QString(17, '#')));
    }
}

void ShapeRasterTest::staysInItsRows() {
    // The second of three samples of 3 rows.
    const Extent extent{4, 3, 3};
    for (const Coverage& covered :
         {rasterRectangle(extent, {0, 0, 4, 9}), rasterEllipse(extent, {-20, -20, 44, 49}),
          rasterPolygon(extent, {{0, 0}, {4, 0}, {4, 9}, {0, 9}})}) {
        QCOMPARE(drawing(covered, extent), QStringList(3, "####"));
        for (const CoverageRun& run : covered.runs)
            QVERIFY(run.row >= 3 && run.row < 6);
    }
}

void ShapeRasterTest::refusesWhatIsNoPolygon() {
    const Extent extent{4, 4};
    QVERIFY(rasterPolygon(extent, {}).isEmpty());
    QVERIFY(rasterPolygon(extent, {{0, 0}, {4, 4}}).isEmpty());
    const double none = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(rasterPolygon(extent, {{0, 0}, {4, 0}, {none, 4}}).isEmpty());
    // Thinner than a pixel, between the centres.
    QVERIFY(rasterPolygon(extent, {{0, 0.6}, {4, 0.6}, {4, 1.4}, {0, 1.4}}).isEmpty());
}

QTEST_APPLESS_MAIN(ShapeRasterTest)
#include "shape_raster_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/brush_raster.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

using namespace lossglass;

namespace {

using Shares = std::map<std::pair<int, int>, double>;

/// By (row, column); a pixel that is covered twice is a failure.
Shares sharesOf(const Coverage& covered) {
    Shares shares;
    forEachCovered(covered, [&](int column, int row, double share) {
        if (!shares.emplace(std::pair(row, column), share).second)
            qFatal("pixel %d %d is covered twice", row, column);
    });
    return shares;
}

QStringList drawing(const Coverage& covered, const Extent& extent) {
    QStringList rows(extent.height, QString(extent.width, '.'));
    for (const auto& [pixel, share] : sharesOf(covered))
        *(rows[pixel.first].begin() + pixel.second) = '#';
    return rows;
}

}  // namespace

/// The square brush, drawn; both brushes against their definition. (The round brush is drawn in
/// painting_test.cpp.)
class BrushRasterTest : public QObject {
    Q_OBJECT

private slots:
    void squares_data();
    void squares();
    void aSquareCoversItsSideWhereverItStands();
    void agreesWithTheDistance_data();
    void agreesWithTheDistance();
    void piecesLeaveNoGap_data();
    void piecesLeaveNoGap();
};

void BrushRasterTest::squares_data() {
    QTest::addColumn<double>("side");
    QTest::addColumn<QList<double>>("piece");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("one pixel") << 1.0 << QList<double>{2.5, 1.5, 2.5, 1.5}
                               << QStringList{".....", "..#..", "....."};
    QTest::newRow("two, pointed at a corner")
        << 2.0 << QList<double>{2, 1, 2, 1} << QStringList{".##..", ".##..", "....."};
    QTest::newRow("two, pointed at a centre: left and up")
        << 2.0 << QList<double>{2.5, 1.5, 2.5, 1.5} << QStringList{".##..", ".##..", "....."};
    QTest::newRow("three") << 3.0 << QList<double>{2.5, 1.5, 2.5, 1.5}
                           << QStringList{".###.", ".###.", ".###."};
    QTest::newRow("along a row") << 3.0 << QList<double>{1.5, 1.5, 4.5, 1.5}
                                 << QStringList{"######.", "######.", "######."};
    QTest::newRow("along a diagonal, a hexagon")
        << 3.0 << QList<double>{1.5, 1.5, 4.5, 4.5}
        << QStringList{"###....", "####...", "#####..", ".#####.", "..####.", "...###."};
    QTest::newRow("cut off by the edge")
        << 3.0 << QList<double>{0.5, 0.5, -6, 0.5} << QStringList{"##..", "##..", "...."};
}

void BrushRasterTest::squares() {
    QFETCH(double, side);
    QFETCH(QList<double>, piece);
    QFETCH(QStringList, expected);
    const Extent extent{static_cast<int>(expected[0].size()), static_cast<int>(expected.size())};
    const Coverage covered = rasterBrush(extent, {side, 0, BrushShape::Square},
                                         {piece[0], piece[1], piece[2], piece[3]});
    QCOMPARE(drawing(covered, extent), expected);
}

void BrushRasterTest::aSquareCoversItsSideWhereverItStands() {
    const Extent extent{40, 40};
    std::mt19937 random(3);
    for (int side = 1; side <= 12; ++side)
        for (int round = 0; round < 40; ++round) {
            // Quarters of pixels, so that edges often meet centres.
            const double x = 14 + (random() % 24) / 4.0, y = 14 + (random() % 24) / 4.0;
            const Coverage covered =
                rasterBrush(extent, {double(side), 0, BrushShape::Square}, {x, y, x, y});
            QCOMPARE(static_cast<int>(sharesOf(covered).size()), side * side);
        }
}

void BrushRasterTest::agreesWithTheDistance_data() {
    QTest::addColumn<bool>("round");
    QTest::addColumn<double>("softness");
    QTest::newRow("round, hard") << true << 0.0;
    QTest::newRow("round, soft") << true << 0.6;
    QTest::newRow("square, hard") << false << 0.0;
    QTest::newRow("square, soft") << false << 1.0;
}

void BrushRasterTest::agreesWithTheDistance() {
    QFETCH(bool, round);
    QFETCH(double, softness);
    const Extent extent{32, 24};
    std::mt19937 random(11);
    const auto place = [&](double from, double to) {
        return from + (to - from) * (random() % 100000) / 100000.0;
    };
    for (int pass = 0; pass < 8; ++pass) {
        const Brush brush{place(1.5, 14), softness, round ? BrushShape::Round : BrushShape::Square};
        const StrokePiece piece{place(-4, 36), place(-4, 28), place(-4, 36), place(-4, 28)};
        const Shares shares = sharesOf(rasterBrush(extent, brush, piece));
        const double radius = brush.diameter / 2, core = radius * (1 - softness);
        for (int row = 0; row < extent.height; ++row)
            for (int column = 0; column < extent.width; ++column) {
                // The nearest of many places on the way.
                double least = 1e9;
                for (int i = 0; i <= 4000; ++i) {
                    const double t = i / 4000.0;
                    const double x = column + .5 - piece.fromX - t * (piece.toX - piece.fromX);
                    const double y = row + .5 - piece.fromY - t * (piece.toY - piece.fromY);
                    least = std::min(least,
                                     round ? std::hypot(x, y) : std::max(std::abs(x), std::abs(y)));
                }
                const auto found = shares.find({row, column});
                if (std::abs(least - radius) < 0.01) continue;
                // A round brush also covers what its middle passes.
                if (least < radius) QVERIFY(found != shares.end());
                if (least > radius && least > 0.75) QVERIFY(found == shares.end());
                if (least > radius) continue;
                const double expected = least <= core ? 1 : (radius - least) / (radius - core);
                QVERIFY(std::abs(found->second - expected) < 0.02);
            }
    }
}

void BrushRasterTest::piecesLeaveNoGap_data() {
    QTest::addColumn<double>("size");
    QTest::addColumn<bool>("round");
    QTest::newRow("one pixel") << 1.0 << true;
    QTest::newRow("one pixel, square") << 1.0 << false;
    QTest::newRow("narrow disc") << 1.3 << true;
    QTest::newRow("square of two") << 2.0 << false;
}

void BrushRasterTest::piecesLeaveNoGap() {
    QFETCH(double, size);
    QFETCH(bool, round);
    const Extent extent{64, 64};
    const Brush brush{size, 0, round ? BrushShape::Round : BrushShape::Square};
    std::mt19937 random(5);
    for (int pass = 0; pass < 50; ++pass) {
        const auto place = [&] { return (random() % 6400) / 100.0; };
        const StrokePiece piece{place(), place(), place(), place()};
        const Shares shares = sharesOf(rasterBrush(extent, brush, piece));
        // Every pixel that the pointer passes on the way is covered.
        for (int i = 0; i <= 1000; ++i) {
            const double t = i / 1000.0;
            const double x = piece.fromX + t * (piece.toX - piece.fromX);
            const double y = piece.fromY + t * (piece.toY - piece.fromY);
            bool near = false;
            for (const auto& [pixel, share] : shares)
                near = near || (std::abs(pixel.second + .5 - x) <= 1.01 &&
                                std::abs(pixel.first + .5 - y) <= 1.01);
            QVERIFY(near);
        }
    }
}

QTEST_APPLESS_MAIN(BrushRasterTest)
#include "brush_raster_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/painting.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace lossglass;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

QStringList drawing(const Labels& labels, Extent extent) {
    QStringList rows;
    for (int y = 0; y < extent.height; ++y) {
        QString row;
        for (int x = 0; x < extent.width; ++x)
            row += labels[static_cast<std::size_t>(y * extent.width + x)] ? '#' : '.';
        rows += row;
    }
    return rows;
}

double sigmoid(double z) {
    return 1 / (1 + std::exp(-z));
}

std::vector<double> softmax(const Planes<float>& logits, int pixel) {
    std::vector<double> p;
    double sum = 0;
    for (Eigen::Index c = 0; c < logits.rows(); ++c)
        sum += std::exp(double(logits(c, pixel)));
    for (Eigen::Index c = 0; c < logits.rows(); ++c)
        p.push_back(std::exp(double(logits(c, pixel))) / sum);
    return p;
}

}  // namespace

class PaintingTest : public QObject {
    Q_OBJECT

private slots:
    void unitesRegions();
    void paintsExactPixels_data();
    void paintsExactPixels();
    void returnsOnlyWhatChanged();
    void leavesNoGapBetweenPieces();
    void ignoresPiecesOutside_data();
    void ignoresPiecesOutside();
    void setsTheProbabilityExactly_data();
    void setsTheProbabilityExactly();
    void fadesTowardsTheRim();
    void keepsProportionsOfOtherClasses();
    void revivesVanishedClasses();
    void changesNothingTwice();
    void refusesNotANumber();
};

void PaintingTest::unitesRegions() {
    QVERIFY((Region{1, 2, 3, 4}.united({}) == Region{1, 2, 3, 4}));
    QVERIFY((Region{}.united({1, 2, 3, 4}) == Region{1, 2, 3, 4}));
    QVERIFY((Region{1, 2, 3, 4}.united({6, 0, 1, 1}) == Region{1, 0, 6, 6}));
    QVERIFY((Region{}.united({}).isEmpty()));
}

void PaintingTest::paintsExactPixels_data() {
    QTest::addColumn<double>("diameter");
    QTest::addColumn<QList<double>>("piece");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("one pixel, clicked at its centre")
        << 1.0 << QList<double>{2.5, 1.5, 2.5, 1.5} << QStringList{".....", "..#..", "....."};
    QTest::newRow("one pixel, clicked at its corner")
        << 1.0 << QList<double>{2.0, 1.0, 2.0, 1.0} << QStringList{".....", "..#..", "....."};
    QTest::newRow("one pixel, just before the next")
        << 1.0 << QList<double>{2.99, 1.99, 2.99, 1.99} << QStringList{".....", "..#..", "....."};
    QTest::newRow("narrow disc between four centres still paints")
        << 1.2 << QList<double>{2.0, 1.0, 2.0, 1.0} << QStringList{".....", "..#..", "....."};
    QTest::newRow("two pixels across a corner")
        << 2.0 << QList<double>{2.0, 1.0, 2.0, 1.0} << QStringList{".##..", ".##..", "....."};
    QTest::newRow("three: a cross and its corners")
        << 3.0 << QList<double>{2.5, 2.5, 2.5, 2.5}
        << QStringList{".....", ".###.", ".###.", ".###.", "....."};
    QTest::newRow("two: a cross") << 2.0 << QList<double>{2.5, 2.5, 2.5, 2.5}
                                  << QStringList{".....", "..#..", ".###.", "..#..", "....."};
    QTest::newRow("five: a disc") << 5.0 << QList<double>{3.5, 3.5, 3.5, 3.5}
                                  << QStringList{".......", "..###..", ".#####.", ".#####.",
                                                 ".#####.", "..###..", "......."};
    QTest::newRow("thin line along a row")
        << 1.0 << QList<double>{1.5, 1.5, 5.5, 1.5} << QStringList{".......", ".#####.", "......."};
    QTest::newRow("thin diagonal")
        << 1.0 << QList<double>{0.5, 0.5, 3.5, 3.5} << QStringList{"#...", ".#..", "..#.", "...#"};
    QTest::newRow("thick line has round ends")
        << 3.0 << QList<double>{3.5, 2.5, 6.5, 2.5}
        << QStringList{"..........", "..######..", "..######..", "..######..", ".........."};
    QTest::newRow("cut off at the border")
        << 3.0 << QList<double>{0.5, 0.5, -4.0, 0.5} << QStringList{"##..", "##..", "...."};
    QTest::newRow("from outside to outside, across")
        << 1.0 << QList<double>{-1e9, 1.5, 1e9, 1.5} << QStringList{"....", "####", "...."};
}

void PaintingTest::paintsExactPixels() {
    QFETCH(double, diameter);
    QFETCH(QList<double>, piece);
    QFETCH(QStringList, expected);
    const Extent extent{static_cast<int>(expected[0].size()), static_cast<int>(expected.size())};
    Labels labels(static_cast<std::size_t>(extent.width * extent.height), 0);
    paintLabels(labels, extent, {diameter, 0}, {piece[0], piece[1], piece[2], piece[3]}, 1);
    QCOMPARE(drawing(labels, extent), expected);
}

void PaintingTest::returnsOnlyWhatChanged() {
    const Extent extent{8, 6};
    Labels labels(48, 0);
    const StrokePiece piece{2.5, 2.5, 2.5, 2.5};
    QVERIFY((paintLabels(labels, extent, {3, 0}, piece, 1) == Region{1, 1, 3, 3}));
    QVERIFY(paintLabels(labels, extent, {3, 0}, piece, 1).isEmpty());
    // Two columns further: the left column of the new disc is painted already.
    QVERIFY((paintLabels(labels, extent, {3, 0}, {4.5, 2.5, 4.5, 2.5}, 1) == Region{4, 1, 2, 3}));
    QVERIFY((paintLabels(labels, extent, {1, 0}, piece, kIgnored) == Region{2, 2, 1, 1}));
}

void PaintingTest::leavesNoGapBetweenPieces() {
    const Extent extent{60, 60};
    Labels labels(3600, 0);
    double x = 2.3, y = 3.1;
    for (int i = 0; i < 20; ++i) {
        const double nextX = x + 2.7, nextY = y + 1.3 + 0.1 * i;
        paintLabels(labels, extent, {1, 0}, {x, y, nextX, nextY}, 1);
        x = nextX;
        y = nextY;
    }
    // The stroke only ever goes right and down: every row between its ends must be reached.
    for (int row = 3; row < static_cast<int>(y); ++row) {
        const auto begin = labels.begin() + row * 60;
        QVERIFY2(std::find(begin, begin + 60, 1) != begin + 60, qPrintable(QString::number(row)));
    }
}

void PaintingTest::ignoresPiecesOutside_data() {
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("left") << -20.0 << 2.0;
    QTest::newRow("below") << 2.0 << 1e12;
    QTest::newRow("right on the border of the last pixel") << 9.01 << 2.5;
    QTest::newRow("not a number") << std::nan("") << 2.0;
    QTest::newRow("infinite") << kInfinity << 2.0;
}

void PaintingTest::ignoresPiecesOutside() {
    QFETCH(double, x);
    QFETCH(double, y);
    Labels labels(48, 0);
    QVERIFY(paintLabels(labels, {8, 6}, {3, 0}, {x, y, x, y}, 1).isEmpty());
    QCOMPARE(std::count(labels.begin(), labels.end(), 0), 48);
}

void PaintingTest::setsTheProbabilityExactly_data() {
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("expected");
    QTest::newRow("0.9") << 0.9 << 0.9;
    QTest::newRow("a half") << 0.5 << 0.5;
    QTest::newRow("one is held below one") << 1.0 << 1 - 1e-7;
    QTest::newRow("zero is held above zero") << 0.0 << 1e-7;
    QTest::newRow("below zero") << -3.0 << 1e-7;
}

void PaintingTest::setsTheProbabilityExactly() {
    QFETCH(double, p);
    QFETCH(double, expected);
    for (const float before : {-60.f, 0.f, 3.f, 60.f}) {
        Planes<float> logits = Planes<float>::Constant(1, 4, before);
        paintProbability(logits, {2, 2}, {1, 0}, {1.5, 0.5, 1.5, 0.5}, 0, p);
        const double z = std::log(expected) - std::log1p(-expected);
        QVERIFY(std::abs(logits(0, 1) - z) <= 1e-6 * (1 + std::abs(z)));
        QCOMPARE(logits(0, 0), before);
        QCOMPARE(logits(0, 3), before);
    }
}

void PaintingTest::fadesTowardsTheRim() {
    // Radius 4, core 2: at distances 0 1 2 3 the coverage is 1 1 1 1/2; at 4 it is 0.
    Planes<float> logits = Planes<float>::Zero(1, 9);
    const Region region = paintProbability(logits, {9, 1}, {8, 0.5}, {4.5, 0.5, 4.5, 0.5}, 0, 0.9);
    const double expected[] = {0.5, 0.7, 0.9, 0.9, 0.9, 0.9, 0.9, 0.7, 0.5};
    for (int x = 0; x < 9; ++x)
        QVERIFY2(std::abs(sigmoid(logits(0, x)) - expected[x]) < 1e-6,
                 qPrintable(QString::number(x)));
    QVERIFY((region == Region{1, 0, 7, 1}));
}

void PaintingTest::keepsProportionsOfOtherClasses() {
    Planes<float> logits(3, 2);
    logits << 1.f, 0.f,  //
        2.f, 0.f,        //
        -1.f, 0.f;
    const auto before = softmax(logits, 0);
    paintProbability(logits, {2, 1}, {1, 0}, {0.5, 0.5, 0.5, 0.5}, 1, 0.25);
    const auto after = softmax(logits, 0);
    QVERIFY(std::abs(after[1] - 0.25) < 1e-6);
    QVERIFY(std::abs(after[0] / after[2] - before[0] / before[2]) < 1e-5);
    QVERIFY(std::abs(after[0] + after[2] - 0.75) < 1e-6);
    QCOMPARE(logits(1, 1), 0.f);
}

void PaintingTest::revivesVanishedClasses() {
    Planes<float> logits(3, 1);
    logits << float(-kInfinity), 5.f, float(-kInfinity);
    paintProbability(logits, {1, 1}, {1, 0}, {0.5, 0.5, 0.5, 0.5}, 1, 0.4);
    const auto after = softmax(logits, 0);
    QVERIFY(std::abs(after[1] - 0.4) < 1e-6);
    QVERIFY(std::abs(after[0] - 0.3) < 1e-6);
    QVERIFY(std::abs(after[2] - 0.3) < 1e-6);
}

void PaintingTest::changesNothingTwice() {
    Planes<float> logits = Planes<float>::Zero(2, 9);
    const StrokePiece piece{1.5, 1.5, 1.5, 1.5};
    QVERIFY((paintProbability(logits, {3, 3}, {2, 0}, piece, 0, 0.8) == Region{0, 0, 3, 3}));
    QVERIFY(paintProbability(logits, {3, 3}, {2, 0}, piece, 0, 0.8).isEmpty());
}

void PaintingTest::refusesNotANumber() {
    Planes<float> logits = Planes<float>::Zero(1, 4);
    QVERIFY(paintProbability(logits, {2, 2}, {3, 0}, {1, 1, 1, 1}, 0, std::nan("")).isEmpty());
    QVERIFY((logits == 0.f).all());
}

QTEST_APPLESS_MAIN(PaintingTest)
#include "painting_test.moc"

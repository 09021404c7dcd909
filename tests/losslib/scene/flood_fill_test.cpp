// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/flood_fill.h"

#include <QTest>

#include <random>

using namespace lossglass;

namespace {

Labels labelsOf(const QStringList& rows) {
    Labels labels;
    for (const QString& row : rows)
        for (const QChar mark : row)
            labels.push_back(mark == '.' ? 0 : mark == '?' ? kIgnored : mark == '#' ? 1 : 2);
    return labels;
}

/// What is covered as 'x', the rest as it was drawn.
QStringList filled(QStringList rows, const Coverage& covered) {
    forEachCovered(covered, [&](int column, int row, double) {
        QChar& mark = *(rows[row].begin() + column);
        // A pixel that is met twice would be wrong.
        mark = mark == 'x' ? QChar('!') : QChar('x');
    });
    return rows;
}

}  // namespace

/// A fill takes the pixels that are connected by edges and alike.
class FloodFillTest : public QObject {
    Q_OBJECT

private slots:
    void labels_data();
    void labels();
    void predictionsByWhatTheySay();
    void staysInItsSample();
    void agreesWithASlowFill();
};

void FloodFillTest::labels_data() {
    QTest::addColumn<QStringList>("rows");
    QTest::addColumn<QPoint>("seed");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("an object") << QStringList{"..##.", "..#..", "....#"} << QPoint(2, 1)
                               << QStringList{"..xx.", "..x..", "....#"};
    QTest::newRow("corners do not connect")
        << QStringList{"#..", ".#.", "..#"} << QPoint(1, 1) << QStringList{"#..", ".x.", "..#"};
    QTest::newRow("round an obstacle")
        << QStringList{".....", ".###.", ".#.#.", ".###.", "....."} << QPoint(4, 4)
        << QStringList{"xxxxx", "x###x", "x#.#x", "x###x", "xxxxx"};
    QTest::newRow("a spiral") << QStringList{"######", "#....#", "#.##.#", "#.#..#", "#.####"}
                              << QPoint(3, 3)
                              << QStringList{"######", "#xxxx#", "#x##x#", "#x#xx#", "#x####"};
    QTest::newRow("ignored pixels are alike")
        << QStringList{"??.", "?#?"} << QPoint(0, 0) << QStringList{"xx.", "x#?"};
    QTest::newRow("another class ends it")
        << QStringList{"#22#"} << QPoint(1, 0) << QStringList{"#xx#"};
    QTest::newRow("outside") << QStringList{"##"} << QPoint(2, 0) << QStringList{"##"};
    QTest::newRow("above") << QStringList{"##"} << QPoint(0, -1) << QStringList{"##"};
}

void FloodFillTest::labels() {
    QFETCH(QStringList, rows);
    QFETCH(QPoint, seed);
    QFETCH(QStringList, expected);
    const Extent extent{static_cast<int>(rows[0].size()), static_cast<int>(rows.size())};
    QCOMPARE(filled(rows, floodLabels(labelsOf(rows), extent, seed.x(), seed.y())), expected);
}

void FloodFillTest::predictionsByWhatTheySay() {
    // One channel: p > 0.5 or not, however sure.
    Planes<float> one(1, 5);
    one << 0.1F, 4.F, 60.F, -0.1F, 2.F;
    QCOMPARE(filled({"....."}, floodPrediction(one, {5, 1}, 1, 0)), QStringList{"xxx.."});
    QCOMPARE(filled({"....."}, floodPrediction(one, {5, 1}, 3, 0)), QStringList{"...x."});
    Planes<float> three(3, 4);
    three << 1, 0, 0, 1,  //
        0, 2, 3, 0,       //
        0, 1, 4, 0;
    QCOMPARE(filled({"...."}, floodPrediction(three, {4, 1}, 1, 0)), QStringList{".x.."});
    QCOMPARE(filled({"...."}, floodPrediction(three, {4, 1}, 0, 0)), QStringList{"x..."});
}

void FloodFillTest::staysInItsSample() {
    const Labels labels(12, 1);
    const Coverage covered = floodLabels(labels, {2, 2, 2}, 1, 3);
    QCOMPARE(filled(QStringList(6, ".."), covered),
             QStringList({"..", "..", "xx", "xx", "..", ".."}));
    QVERIFY(floodLabels(labels, {2, 2, 2}, 1, 1).isEmpty());
}

void FloodFillTest::agreesWithASlowFill() {
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        const int side = 4 + round % 13;
        Labels labels(static_cast<std::size_t>(side * side));
        for (auto& label : labels)
            label = random() % 5 < 3 ? 1 : 0;
        const int column = static_cast<int>(random() % unsigned(side));
        const int row = static_cast<int>(random() % unsigned(side));
        std::vector<int> reached(labels.size());
        const auto at = [&](int x, int y) { return static_cast<std::size_t>(y * side + x); };
        reached[at(column, row)] = 1;
        for (int pass = 0; pass < side * side; ++pass)
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x) {
                    const bool near = (x > 0 && reached[at(x - 1, y)]) ||
                                      (y > 0 && reached[at(x, y - 1)]) ||
                                      (x + 1 < side && reached[at(x + 1, y)]) ||
                                      (y + 1 < side && reached[at(x, y + 1)]);
                    if (near && labels[at(x, y)] == labels[at(column, row)]) reached[at(x, y)] = 1;
                }
        std::vector<int> covered(labels.size());
        forEachCovered(floodLabels(labels, {side, side}, column, row),
                       [&](int x, int y, double) { ++covered[at(x, y)]; });
        QCOMPARE(covered, reached);
    }
}

QTEST_APPLESS_MAIN(FloodFillTest)
#include "flood_fill_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/distance_map.h"

#include "losslib/kernels/scene_distances.h"
#include "tests/support/golden_cases.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace lossglass;
using namespace lossglass::test;

/// The three distance maps against a search over all pairs of pixels, and against the maps that
/// are stored with the golden scenes.
class DistanceMapTest : public QObject {
    Q_OBJECT

private slots:
    void againstBruteForce_data();
    void againstBruteForce();
    void byHand();
    void goldenScenes_data();
    void goldenScenes();
    void samplesAreApart();
    void fartherThanFloatsCount();
};

namespace {

BinaryMask maskOf(const QStringList& rows) {
    BinaryMask mask{static_cast<int>(rows.first().size()), static_cast<int>(rows.size()), {}};
    for (const QChar c : rows.join(QString()))
        mask.inside.push_back(c == QLatin1Char('#') ? 1 : 0);
    return mask;
}

bool has(const BinaryMask& mask, int side) {
    return std::count(mask.inside.begin(), mask.inside.end(), side) > 0;
}

/// Distance from pixel (x, y) to the nearest one of a side.
double nearest(const BinaryMask& mask, int x, int y, int side) {
    int best = std::numeric_limits<int>::max();
    for (int v = 0; v < mask.height; ++v)
        for (int u = 0; u < mask.width; ++u)
            if (mask.inside[static_cast<std::size_t>(v * mask.width + u)] == side)
                best = std::min(best, (u - x) * (u - x) + (v - y) * (v - y));
    return std::sqrt(static_cast<double>(best));
}

QStringList randomRows(std::mt19937& random, int width, int height, double share) {
    std::bernoulli_distribution inside(share);
    QStringList rows;
    for (int y = 0; y < height; ++y) {
        QString row;
        for (int x = 0; x < width; ++x)
            row += QLatin1Char(inside(random) ? '#' : '.');
        rows << row;
    }
    return rows;
}

/// The first entry that is off by more than 1e-11 of the expected one, or nothing.
QString differs(const std::vector<double>& found, const double* expected, std::size_t count) {
    if (found.size() != count)
        return QStringLiteral("%1 entries, not %2").arg(found.size()).arg(count);
    for (std::size_t i = 0; i < count; ++i)
        if (!(std::abs(found[i] - expected[i]) <= 1e-11 * std::abs(expected[i])))
            return QStringLiteral("entry %1: %2 instead of %3")
                .arg(i)
                .arg(found[i], 0, 'g', 17)
                .arg(expected[i], 0, 'g', 17);
    return {};
}

}  // namespace

void DistanceMapTest::againstBruteForce_data() {
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("one pixel, outside") << QStringList{"."};
    QTest::newRow("one pixel, inside") << QStringList{"#"};
    QTest::newRow("empty") << QStringList{".....", ".....", "....."};
    QTest::newRow("full") << QStringList{"#####", "#####", "#####"};
    QTest::newRow("one row") << QStringList{"..#....##.#......"};
    QTest::newRow("one column") << QStringList{".", "#", "#", ".", ".", ".", ".", "#", ".", "."};
    QTest::newRow("single pixel in the middle") << QStringList{".....", "..#..", "....."};
    QTest::newRow("single hole") << QStringList{"#####", "##.##", "#####"};
    QTest::newRow("corners") << QStringList{"#.....#", ".......", ".......", "#.....#"};
    QTest::newRow("empty columns between") << QStringList{"#........#", "..........", "#........."};
    QTest::newRow("ring") << QStringList{".......", ".#####.", ".#...#.", ".#...#.", ".#####."};
    QTest::newRow("diagonal") << QStringList{"#....", ".#...", "..#..", "...#.", "....#"};
    // The nearest pixel of the other side is far along the row and up.
    QTest::newRow("far corner") << QStringList{QString(60, '.') + "#", QString(61, '.'),
                                               QString(61, '.'), QString(61, '.')};
    QTest::newRow("last pixel alone") << QStringList{"......", "......", ".....#"};
    // Further than the short search along a row can count.
    const QStringList apart(400, ".....");
    QTest::newRow("far along a column") << (QStringList{".#...", "....."} + apart);
    QTest::newRow("far along a row") << QStringList{QString(400, '.') + "#", QString(401, '.')};
    std::mt19937 random(17);
    struct Size {
        int width, height;
    };
    for (const Size size : {Size{2, 2}, {1, 13}, {29, 1}, {7, 5}, {16, 16}, {33, 24}, {40, 33}})
        for (const double share : {0.01, 0.1, 0.5, 0.97})
            for (int repeat = 0; repeat < 3; ++repeat)
                QTest::addRow("random %d x %d, share %g, number %d", size.width, size.height, share,
                              repeat)
                    << randomRows(random, size.width, size.height, share);
}

void DistanceMapTest::againstBruteForce() {
    QFETCH(QStringList, rows);
    const BinaryMask mask = maskOf(rows);
    const auto squared = squaredDistanceToOtherSide(mask);
    const auto toOther = distanceToOtherSide(mask);
    const auto levelSet = signedDistance(mask);
    QCOMPARE(squared.size(), mask.inside.size());
    QCOMPARE(toOther.size(), mask.inside.size());
    QCOMPARE(levelSet.size(), mask.inside.size());
    const bool bothSides = has(mask, 0) && has(mask, 1);
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            const auto i = static_cast<std::size_t>(y * mask.width + x);
            // Roots of whole numbers: the same number to the last digit.
            const double other = bothSides ? nearest(mask, x, y, mask.inside[i] ? 0 : 1) : 0.0;
            QVERIFY(squared[i] == std::round(other * other));
            QVERIFY(toOther[i] == other);
            const double level = mask.inside[i] ? -(other - 1) : other;
            QVERIFY(levelSet[i] == (bothSides ? level : 0.0));
        }
    }
}

void DistanceMapTest::byHand() {
    const BinaryMask mask = maskOf({"....", ".##.", ".##.", "...#"});
    const double r2 = std::sqrt(2.0), r5 = std::sqrt(5.0);
    const std::vector<double> other{r2, 1, 1, r2, 1,  1, 1, 1,  //
                                    1,  1, 1, 1,  r2, 1, 1, 1};
    QCOMPARE(distanceToOtherSide(mask), other);
    // Kervadec's level set is 0 on the inner side of the boundary.
    const std::vector<double> levelSet{r2, 1, 1, r2, 1,  -0.0, -0.0, 1,  //
                                       1,  0, 0, 1,  r2, 1,    1,    0};
    for (std::size_t i = 0; i < levelSet.size(); ++i)
        QVERIFY(signedDistance(mask)[i] == levelSet[i]);
    const BinaryMask corner = maskOf({"#..", "...", "..."});
    const std::vector<double> fromCorner{1, 1, 2, 1, r2, r5, 2, r5, 2 * r2};
    for (std::size_t i = 0; i < fromCorner.size(); ++i)
        QVERIFY(std::abs(distanceToOtherSide(corner)[i] - fromCorner[i]) < 1e-15);
}

void DistanceMapTest::goldenScenes_data() {
    QTest::addColumn<QString>("id");
    for (const auto& [id, scene] : readGoldenScenes())
        QTest::newRow(qPrintable(id)) << id;
}

void DistanceMapTest::goldenScenes() {
    QFETCH(QString, id);
    const GoldenScene golden = readGoldenScenes().at(id);
    const Workspace<double> work(golden.scene);
    const auto size = static_cast<std::size_t>(work.pixels());
    QCOMPARE(golden.levelSet.size(), size * static_cast<std::size_t>(work.channels()));
    for (int c = 0; c < work.channels(); ++c) {
        const std::size_t at = static_cast<std::size_t>(c) * size;
        QString wrong = differs(targetLevelSet(work, c), &golden.levelSet[at], size);
        QVERIFY2(wrong.isEmpty(), qPrintable("level set, " + wrong));
        wrong = differs(targetDistance(work, c), &golden.targetDistance[at], size);
        QVERIFY2(wrong.isEmpty(), qPrintable("target, " + wrong));
        wrong = differs(predictionDistance(work, c), &golden.predictionDistance[at], size);
        QVERIFY2(wrong.isEmpty(), qPrintable("prediction, " + wrong));
    }
}

void DistanceMapTest::samplesAreApart() {
    // Two samples of 2 rows: the second has no foreground, so its map is 0 although the first has.
    const auto oneSample = [](const std::vector<const char*>& rows) {
        return drawnScene(rows, Planes<double>::Zero(1, 5 * static_cast<int>(rows.size())));
    };
    SceneParts<double> parts = oneSample({"..#..", "?####", ".....", "....."}).parts();
    parts.height = 2;
    parts.samples = 2;
    const SceneD batch = SceneD::make(parts).value();
    const Workspace<double> work(batch), first(oneSample({"..#..", "?####"}));
    std::vector<double> expected = targetLevelSet(first, 0);
    expected.resize(20);
    QCOMPARE(targetLevelSet(work, 0), expected);
    // An ignored pixel counts as background.
    const Workspace<double> asBackground(oneSample({"..#..", ".####"}));
    QCOMPARE(targetLevelSet(first, 0), targetLevelSet(asBackground, 0));
    QVERIFY(expected[0] > 1.4 && expected[2] == 0);
}

void DistanceMapTest::fartherThanFloatsCount() {
    // A column in which the distance to the only pixel of the other side takes more digits than a
    // float has: its square is still the nearest one.
    const std::int64_t rows = (std::int64_t{1} << 24) + 6;
    std::vector<std::uint8_t> inside(static_cast<std::size_t>(rows));
    inside[0] = 1;
    std::vector<float> squared(inside.size());
    signedSquaredDistances(inside.data(), 1, static_cast<int>(rows), squared.data());
    for (const std::int64_t y :
         {std::int64_t{1}, std::int64_t{4097}, rows - 5, rows - 3, rows - 1}) {
        const float found = std::abs(squared[static_cast<std::size_t>(y)]);
        QVERIFY(found == static_cast<float>(static_cast<double>(y * y)));
    }
}

QTEST_APPLESS_MAIN(DistanceMapTest)
#include "distance_map_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/packed_squares.h"

#include "losslib/kernels/distance_map.h"

#include <QtTest>

#include <random>

using namespace lossglass;

/// Packed squares are those that were packed, bit for bit, whatever the mask, and those of smooth
/// masks take little memory.
class PackedSquaresTest : public QObject {
    Q_OBJECT

private slots:
    void masks_data();
    void masks();
    void anyNumbers();
    void tooLarge();
};

namespace {

template <class Real>
bool isSame(const PackedSquares& packed, const std::vector<Real>& squares) {
    const auto pixels = static_cast<std::int64_t>(squares.size());
    bool same = true;
    for (std::int64_t i = 0; i < tileCount(pixels); ++i) {
        const std::int64_t begin = i * kTilePixels;
        const Tile tile{i, begin, std::min(kTilePixels, pixels - begin)};
        std::array<Real, kTilePixels> found;
        packed.unpack(tile, found.data());
        same = same &&
               std::equal(found.begin(), found.begin() + tile.count, squares.begin() + tile.begin);
    }
    return same;
}

}  // namespace

void PackedSquaresTest::masks_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<double>("radius");
    QTest::addColumn<double>("noise");
    QTest::addColumn<double>("most");
    QTest::newRow("disc") << 640 << 512 << 100.0 << 0.0 << 0.65;
    QTest::newRow("far away") << 2000 << 300 << 3.0 << 0.0 << 0.65;
    QTest::newRow("disc with specks") << 640 << 512 << 100.0 << 0.001 << 1.0;
    QTest::newRow("noise") << 300 << 301 << 0.0 << 0.5 << 1.0;
    QTest::newRow("part of a tile") << 7 << 5 << 2.0 << 0.0 << 100.0;
    QTest::newRow("one column") << 1 << 5000 << 40.0 << 0.0 << 1.0;
    QTest::newRow("one side only") << 100 << 100 << 0.0 << 0.0 << 0.75;
    QTest::newRow("one pixel") << 1 << 1 << 0.0 << 0.0 << 2000.0;
}

void PackedSquaresTest::masks() {
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(double, radius);
    QFETCH(double, noise);
    QFETCH(double, most);
    std::mt19937 random(5);
    std::bernoulli_distribution speck(noise);
    std::vector<std::uint8_t> inside;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double dx = x - width / 3.0, dy = y - height / 2.0;
            const bool isIn = dx * dx + dy * dy < radius * radius;
            inside.push_back(isIn != speck(random) ? 1 : 0);
        }
    std::vector<float> squares(inside.size());
    signedSquaredDistances(inside.data(), width, height, squares.data());
    const auto packed =
        PackedSquares::of(squares.data(), static_cast<std::int64_t>(squares.size()));
    QVERIFY(packed);
    QVERIFY(isSame(*packed, squares));
    const auto bytes = static_cast<double>(packed->memoryUse());
    qInfo("%.3f bytes per pixel", bytes / static_cast<double>(squares.size()));
    QVERIFY(bytes <= most * static_cast<double>(squares.size()));
}

void PackedSquaresTest::anyNumbers() {
    std::mt19937 random(6);
    constexpr int kMost = 1 << 28;
    for (const int largest : {1, 7, 8, 100, kMost}) {
        std::uniform_int_distribution<int> numbers(-largest, largest);
        std::vector<double> squares(3 * kTilePixels + 77);
        for (double& square : squares)
            square = numbers(random);
        squares.front() = kMost;
        squares.back() = -kMost;
        const auto packed =
            PackedSquares::of(squares.data(), static_cast<std::int64_t>(squares.size()));
        QVERIFY(packed);
        QVERIFY(isSame(*packed, squares));
    }
}

void PackedSquaresTest::tooLarge() {
    std::vector<double> squares(3000, 4.0);
    squares[2500] = -(double{1 << 28} + 1);
    QVERIFY(!PackedSquares::of(squares.data(), 3000));
}

QTEST_APPLESS_MAIN(PackedSquaresTest)
#include "packed_squares_test.moc"

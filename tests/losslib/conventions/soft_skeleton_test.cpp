// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/soft_skeleton.h"
#include "losslib/conventions/distance_field_loss.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace lossglass;

namespace {

std::vector<double> drawn(const QStringList& lines) {
    std::vector<double> values;
    for (const QString& line : lines)
        for (const QChar cell : line)
            values.push_back(cell == '#' ? 1 : 0);
    return values;
}

double scatter(std::size_t k) {
    return std::fmod(0.618033988749895 * static_cast<double>(k + 1), 1.0);
}

}  // namespace

/// Soft skeletons and Euclidean distances on small grids.
class SoftSkeletonTest : public QObject {
    Q_OBJECT

private slots:
    void thinShapes_data();
    void thinShapes();
    void derivative_data();
    void derivative();
    void distances_data();
    void distances();
};

void SoftSkeletonTest::thinShapes_data() {
    QTest::addColumn<QStringList>("image");
    QTest::addColumn<QStringList>("skeleton");
    const QStringList line = {".....", ".....", "#####", ".....", "....."};
    QTest::newRow("a line is its own skeleton") << line << line;
    QTest::newRow("a bar of three keeps its middle")
        << QStringList{".......", "#######", "#######", "#######", "......."}
        << QStringList{".......", ".......", "#######", ".......", "......."};
    QTest::newRow("nothing") << QStringList{".....", "....."} << QStringList{".....", "....."};
}

void SoftSkeletonTest::thinShapes() {
    QFETCH(QStringList, image);
    QFETCH(QStringList, skeleton);
    const SoftSkeleton made(drawn(image), {image.size(), image.front().size()}, 3);
    QCOMPARE(made.values(), drawn(skeleton));
}

void SoftSkeletonTest::derivative_data() {
    QTest::addColumn<QList<int>>("space");
    QTest::newRow("plane") << QList<int>{5, 6};
    QTest::newRow("volume") << QList<int>{3, 4, 5};
    QTest::newRow("line") << QList<int>{9};
}

void SoftSkeletonTest::derivative() {
    QFETCH(QList<int>, space);
    const std::vector<std::int64_t> sizes(space.begin(), space.end());
    std::size_t count = 1;
    for (const int size : space)
        count *= static_cast<std::size_t>(size);
    std::vector<double> image, weights;
    for (std::size_t k = 0; k < count; ++k) {
        image.push_back(scatter(k));
        weights.push_back(scatter(3 * k + 7) - 0.4);
    }
    const auto weighted = [&] {
        const SoftSkeleton skeleton(image, sizes, 2);
        double total = 0;
        for (std::size_t k = 0; k < count; ++k)
            total += weights[k] * skeleton.values()[k];
        return total;
    };
    const auto gradient = SoftSkeleton(image, sizes, 2).pullBack(weights);
    for (std::size_t k = 0; k < count; ++k) {
        const double at = image[k];
        image[k] = at + 1e-6;
        const double above = weighted();
        image[k] = at - 1e-6;
        const double below = weighted();
        image[k] = at;
        QVERIFY(std::abs(gradient[k] - (above - below) / 2e-6) < 1e-8);
    }
}

void SoftSkeletonTest::distances_data() {
    derivative_data();
}

void SoftSkeletonTest::distances() {
    QFETCH(QList<int>, space);
    while (space.size() < 3)
        space.prepend(1);
    std::vector<bool> isSet;
    for (int k = 0; k < space[0] * space[1] * space[2]; ++k)
        isSet.push_back(scatter(static_cast<std::size_t>(k)) > 0.15);
    const auto given = euclideanDistances(isSet, {space[0], space[1], space[2]});
    const auto place = [&](int k) {
        return std::array<int, 3>{k / (space[1] * space[2]), k / space[2] % space[1], k % space[2]};
    };
    for (int a = 0; a < static_cast<int>(isSet.size()); ++a) {
        double least = std::numeric_limits<double>::infinity();
        for (int b = 0; b < static_cast<int>(isSet.size()); ++b)
            if (!isSet[static_cast<std::size_t>(b)]) {
                const auto u = place(a), v = place(b);
                least = std::min(least, std::hypot(u[0] - v[0], u[1] - v[1], u[2] - v[2]));
            }
        QVERIFY(std::abs(given[static_cast<std::size_t>(a)] - least) < 1e-12);
    }
}

QTEST_APPLESS_MAIN(SoftSkeletonTest)
#include "soft_skeleton_test.moc"

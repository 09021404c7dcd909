// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/label_sums.h"

#include <QtTest>

#include <array>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using namespace lossglass;

/// Sums by label over blocks of one label and of several, against sums label by label that ask
/// every pixel: bit for bit, as zeros change no sum.
class LabelSumsTest : public QObject {
    Q_OBJECT

private slots:
    void commonLabels_data();
    void commonLabels();
    void sums_data();
    void sums();
};

namespace {

constexpr std::size_t kLabels = 4;

/// Labels drawn as digits, '.' for ignored pixels, each as many times as `times` says.
std::vector<std::uint8_t> labelsOf(const std::string& drawn, int times) {
    std::vector<std::uint8_t> labels;
    for (const char each : drawn)
        labels.insert(labels.end(), static_cast<std::size_t>(times),
                      each == '.' ? kIgnored : static_cast<std::uint8_t>(each - '0'));
    return labels;
}

}  // namespace

void LabelSumsTest::commonLabels_data() {
    QTest::addColumn<int>("changedAt");
    QTest::addColumn<int>("label");
    QTest::newRow("no other") << -1 << 2;
    QTest::newRow("ignored") << -1 << int(kIgnored);
    for (const int at : {0, 1, 7, 8, 31, 62, 63})
        QTest::addRow("another one at %d", at) << at << 1;
}

void LabelSumsTest::commonLabels() {
    QFETCH(int, changedAt);
    QFETCH(int, label);
    constexpr std::integral_constant<std::int64_t, kBlockPixels> whole;
    std::array<std::uint8_t, kBlockPixels> labels;
    labels.fill(static_cast<std::uint8_t>(label));
    QCOMPARE(commonLabel(whole, labels.data()), label);
    QCOMPARE(commonLabel(kBlockPixels - 1, labels.data()), -1);
    if (changedAt < 0) return;
    labels[static_cast<std::size_t>(changedAt)] ^= 1;
    QCOMPARE(commonLabel(whole, labels.data()), -1);
}

void LabelSumsTest::sums_data() {
    QTest::addColumn<QString>("drawn");
    QTest::addColumn<int>("times");
    QTest::newRow("one label") << "2" << 4 * int(kBlockPixels);
    QTest::newRow("a label a block") << "0123.012" << int(kBlockPixels);
    QTest::newRow("borders within blocks") << "0123.012" << 50;
    QTest::newRow("mixed") << "01232.10.0311220103012.0311220310" << 11;
    QTest::newRow("all ignored") << "." << 200;
    QTest::newRow("a short block") << "3" << 5;
}

void LabelSumsTest::sums() {
    QFETCH(QString, drawn);
    QFETCH(int, times);
    const auto labels = labelsOf(drawn.toStdString(), times);
    std::mt19937 random(3);
    std::uniform_real_distribution<float> number(-1, 1);
    std::vector<float> x(labels.size());
    for (float& each : x)
        each = number(random);
    LabelSums<float, kLabels> found;
    std::array<BlockSum<float>, kLabels> expected;
    forEachBlock<float>(
        static_cast<std::int64_t>(x.size()), [&](std::int64_t from, const auto count) {
            const float* values = x.data() + from;
            const std::uint8_t* y = labels.data() + from;
            found.add(count, y, [=](std::int64_t i) { return values[i]; });
            for (std::size_t label = 0; label < kLabels; ++label)
                expected[label].add(
                    count, [=](std::int64_t i) { return y[i] == label ? values[i] : 0.0f; });
        });
    for (std::size_t label = 0; label < kLabels; ++label) {
        QCOMPARE(found.total(label), expected[label].total());
        const bool occurs = drawn.contains(QChar(static_cast<char16_t>('0' + label)));
        QCOMPARE(found.total(label) != 0, occurs);
    }
}

QTEST_APPLESS_MAIN(LabelSumsTest)
#include "label_sums_test.moc"

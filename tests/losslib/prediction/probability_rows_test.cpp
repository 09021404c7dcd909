// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/probability_rows.h"

#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>

using namespace lossglass;
using namespace lossglass::test;

/// Probabilities are the same numbers, bit for bit, however and from wherever they are asked for,
/// whether the workspace holds them or not.
class ProbabilityRowsTest : public QObject {
    Q_OBJECT

private slots:
    void sameNumbers_data();
    void sameNumbers();
};

void ProbabilityRowsTest::sameNumbers_data() {
    QTest::addColumn<int>("channels");
    for (const int channels : {1, 2, 4, 5, 6, 21})
        QTest::addRow("%d channels", channels) << channels;
}

void ProbabilityRowsTest::sameNumbers() {
    QFETCH(int, channels);
    std::mt19937 random(8);
    RandomSceneOptions options;
    options.channels = channels;
    options.width = 71;
    options.height = 67;
    const Workspace<float> work(randomScene(random, options).cast<float>());
    QCOMPARE(work.holdsP(), channels <= kHeldChannels);
    const std::int64_t begin = 130, count = 1003;
    const ProbabilityRows<float> rows(work, begin, count);
    const auto numbers = static_cast<std::size_t>(channels * count);
    std::vector<float> one(static_cast<std::size_t>(count)), q(numbers), sameQ(numbers);
    rows.fillAllQ(q.data());
    work.fillAllQ(begin, count, sameQ.data());
    QVERIFY(q == sameQ);
    for (int c = 0; c < channels; ++c) {
        work.fillP(c, begin, count, one.data());
        std::vector<float> buffer(one.size());
        QVERIFY(std::equal(one.begin(), one.end(), rows.channel(c)));
        QVERIFY(std::equal(one.begin(), one.end(), work.readP(c, begin, count, buffer.data())));
        for (std::int64_t i = 0; i < count; ++i)
            QVERIFY(one[static_cast<std::size_t>(i)] == work.pAt(c, begin + i));
    }
    for (std::int64_t i = 0; i < count; ++i) {
        double sum = 0;
        for (int c = 0; c < channels; ++c) {
            const double p = rows.channel(c)[i];
            QVERIFY(std::abs(p + q[static_cast<std::size_t>(c * count + i)] - 1) < 1e-6);
            sum += p;
        }
        QVERIFY(channels == 1 || std::abs(sum - 1) < 1e-6);
    }
}

QTEST_APPLESS_MAIN(ProbabilityRowsTest)
#include "probability_rows_test.moc"

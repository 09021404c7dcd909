// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/block_labels.h"

#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"

#include <QtTest>

#include <random>

using namespace lossglass;

/// Blocks of one label go through loops of their own; what these give for a pixel is what the other
/// loops give.
class BlockLabelsTest : public QObject {
    Q_OBJECT

private slots:
    void order_data();
    void order();
    void whoGoesWhere_data();
    void whoGoesWhere();
    void pixelsAreAlike_data();
    void pixelsAreAlike();
};

namespace {

constexpr int kBlock = static_cast<int>(kBlockPixels);

/// A row of blocks: of one label, of two, all ignored, of all labels.
template <class Real>
BasicScene<Real> sceneOf(int channels, int label) {
    SceneParts<Real> parts;
    parts.width = 4 * kBlock;
    parts.height = 1;
    parts.activation = channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    const int count = std::max(2, channels);
    Labels labels(static_cast<std::size_t>(parts.width), static_cast<std::uint8_t>(label));
    labels[static_cast<std::size_t>(2 * kBlock - 1)] =
        static_cast<std::uint8_t>((label + 1) % count);
    std::fill_n(labels.begin() + 2 * kBlock, kBlock, kIgnored);
    for (int i = 3 * kBlock; i < parts.width; ++i)
        labels[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(i % count);
    std::mt19937 random(5);
    std::normal_distribution<float> noise(0, 3);
    Planes<Real> logits(channels, parts.width);
    for (Eigen::Index i = 0; i < logits.size(); ++i)
        logits.data()[i] = static_cast<Real>(noise(random));
    parts.labels = std::make_shared<const Labels>(std::move(labels));
    parts.logits = std::make_shared<const Planes<Real>>(std::move(logits));
    return BasicScene<Real>::make(std::move(parts)).value();
}

template <class Real>
Evaluation<Real> evaluationOf(const Loss& loss, int channels, int label) {
    const Workspace<Real> work(sceneOf<Real>(channels, label));
    const Request request{&loss, ParameterValues(loss.parameters), {true, false, false}};
    return evaluateOne(work, request).evaluation;
}

}  // namespace

void BlockLabelsTest::order_data() {
    QTest::addColumn<int>("label");
    QTest::addColumn<std::array<int, 4>>("expected");
    QTest::newRow("0") << 0 << std::array{0, 1, 2, 3};
    QTest::newRow("1") << 1 << std::array{1, 0, 2, 3};
    QTest::newRow("2") << 2 << std::array{2, 0, 1, 3};
    QTest::newRow("3") << 3 << std::array{3, 0, 1, 2};
}

void BlockLabelsTest::order() {
    QFETCH(int, label);
    using Four = std::array<int, 4>;
    QFETCH(Four, expected);
    QCOMPARE(LabelFirst<4>(label)(std::array{0, 1, 2, 3}), expected);
}

void BlockLabelsTest::whoGoesWhere_data() {
    QTest::addColumn<int>("common");
    QTest::addColumn<bool>("isFirst");
    QTest::newRow("the background") << 0 << true;
    QTest::newRow("another label") << 2 << true;
    QTest::newRow("several labels") << -1 << false;
    QTest::newRow("all ignored") << int(kIgnored) << false;
}

void BlockLabelsTest::whoGoesWhere() {
    QFETCH(int, common);
    QFETCH(bool, isFirst);
    const std::vector<std::uint8_t> labels(static_cast<std::size_t>(kBlock), 1);
    int calls = 0;
    withBlockLabels<float, 3>(common, labels.data(), kBlock, [&](const auto& found, const auto&) {
        ++calls;
        QCOMPARE(found.kIsFirst, isFirst);
        QCOMPARE(int(found.at(3)), isFirst ? 0 : 1);
        QCOMPARE(found.isBackground(3), common == 0);
    });
    // Not worth a loop of its own.
    withBlockLabels<double, 3>(common, labels.data(), kBlock, [&](const auto& found, const auto&) {
        ++calls;
        QVERIFY(!found.kIsFirst);
    });
    QCOMPARE(calls, 2);
}

void BlockLabelsTest::pixelsAreAlike_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("label");
    for (const Loss& loss : catalogue())
        for (const int channels : {1, 2, 3, 4, 5})
            for (int label = 0; label < std::max(2, channels); ++label)
                if (channels == 1 || loss.channels == ChannelRule::Any)
                    QTest::addRow("%s, %d channels, label %d", loss.id.c_str(), channels, label)
                        << QString::fromStdString(loss.id) << channels << label;
}

/// In double precision all blocks go through one loop.
void BlockLabelsTest::pixelsAreAlike() {
    QFETCH(QString, id);
    QFETCH(int, channels);
    QFETCH(int, label);
    const Loss& loss = *findLoss(id.toStdString());
    const auto found = evaluationOf<float>(loss, channels, label);
    const auto expected = evaluationOf<double>(loss, channels, label);
    QVERIFY2(!found.undefined, found.undefined.value_or("").c_str());
    QVERIFY(std::abs(found.value - expected.value) <= 1e-6 * (1 + std::abs(expected.value)));
    const Planes<double> gradient = found.logitGradient.cast<double>();
    const double largest = expected.logitGradient.abs().maxCoeff();
    QVERIFY(largest > 0);
    QVERIFY((gradient - expected.logitGradient).abs().maxCoeff() <= 1e-5 * largest);
    QVERIFY((gradient.middleCols(2 * kBlock, kBlock) == 0).all());
}

QTEST_APPLESS_MAIN(BlockLabelsTest)
#include "block_labels_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"
#include "losslib/loss/reading.h"
#include "tests/support/random_scene.h"

#include <QtTest>

#include <cmath>
#include <map>
#include <memory>

using namespace lossglass;
using namespace lossglass::test;

/// Float planes against double planes on a large picture, the same logits in both.
class PrecisionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void floatAgainstDouble_data();
    void floatAgainstDouble();

private:
    std::map<int, std::unique_ptr<Workspace<double>>> m_wide;
    std::map<int, std::unique_ptr<Workspace<float>>> m_narrow;
};

namespace {

// Sanitized code takes many times as long and as much memory.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
constexpr int kSide = 512;
#else
constexpr int kSide = 2048;
#endif

}  // namespace

void PrecisionTest::initTestCase() {
    for (const int channels : {1, 4}) {
        std::mt19937 random(2);
        RandomSceneOptions options;
        options.channels = channels;
        options.width = kSide;
        options.height = kSide;
        // What float holds exactly, so that only the arithmetic differs.
        const Scene scene = randomScene(random, options).cast<float>();
        m_narrow[channels] = std::make_unique<Workspace<float>>(scene);
        m_wide[channels] = std::make_unique<Workspace<double>>(scene.cast<double>());
    }
}

void PrecisionTest::floatAgainstDouble_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("channels");
    for (const Loss& loss : catalogue())
        for (const int channels : {1, 4})
            if (channels == 1 || loss.channels == ChannelRule::Any)
                QTest::addRow("%s, %d channels", loss.id.c_str(), channels)
                    << QString::fromStdString(loss.id) << channels;
}

void PrecisionTest::floatAgainstDouble() {
    QFETCH(QString, id);
    QFETCH(int, channels);
    const Loss& loss = *findLoss(id.toStdString());
    const Request request{&loss, ParameterValues(loss.parameters), {true, false, false}};
    const auto expected = evaluateOne(*m_wide[channels], request).evaluation;
    const auto found = evaluateOne(*m_narrow[channels], request).evaluation;
    QVERIFY(!expected.undefined && !found.undefined);
    const double value = std::abs(found.value - expected.value) / std::abs(expected.value);
    const double largest = expected.logitGradient.abs().maxCoeff();
    const double gradient =
        (found.logitGradient.cast<double>() - expected.logitGradient).abs().maxCoeff() / largest;
    qInfo("value off by %.1e, gradient by %.1e of the largest", value, gradient);
    QVERIFY(value <= 1e-6);
    // Errors that float cannot tell apart take another order, and each place moves a slope of the
    // Lovasz extension by one part in the number of pixels of the class: up to three places here.
    const bool sorted = id.startsWith(QLatin1String("lovasz"));
    const double places = 3 / m_wide[channels]->counts().perLabel[1];
    QVERIFY(gradient <= (sorted ? 1e-6 + places : 2e-6));
}

QTEST_APPLESS_MAIN(PrecisionTest)
#include "precision_test.moc"

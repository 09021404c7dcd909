// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/status_readout.h"

#include <QtTest>

using namespace lossglass;

namespace {

PixelReadout sample() {
    PixelReadout pixel;
    pixel.row = 126;
    pixel.column = 80;
    pixel.target = "1 nucleus";
    pixel.p = 0.38;
    pixel.logit = -0.4895;
    pixel.lossName = "Focal";
    pixel.loss = 0.0931;
    pixel.slopeByP = -0.553;
    pixel.slopeByLogit = -0.13;
    pixel.outcome = PixelOutcome::FalseNegative;
    pixel.place = PixelPlace::Boundary;
    return pixel;
}

}  // namespace

Q_DECLARE_METATYPE(PixelReadout)

class StatusReadoutTest : public QObject {
    Q_OBJECT

private slots:
    void text_data();
    void text();
    void hintWithoutPixel();
    void squareHasTheColourOfTheOutcome();
    void narrowLineDropsTheRemark();
};

void StatusReadoutTest::text_data() {
    QTest::addColumn<PixelReadout>("pixel");
    QTest::addColumn<QString>("expected");
    PixelReadout pixel = sample();
    QTest::newRow("all") << pixel
                         << "row, column 126, 80   target 1 nucleus   p 0.380   logit z −0.49   "
                            "Focal ℓ 0.0931   ∂ℓ/∂p −0.553   ∂ℓ/∂z −0.130   "
                            "false negative, at the boundary";
    pixel.place = PixelPlace::Interior;
    pixel.noGradientReason = "the pixel is ignored";
    pixel.outcome = PixelOutcome::Unknown;
    QTest::newRow("no gradient") << pixel
                                 << "row, column 126, 80   target 1 nucleus   p 0.380   "
                                    "logit z −0.49   Focal ℓ 0.0931   "
                                    "no gradient here the pixel is ignored";
    PixelReadout bare;
    bare.row = 1;
    bare.column = 2;
    bare.outcome = PixelOutcome::FalsePositive;
    bare.outcomeText = "background taken for nucleus";
    QTest::newRow("little known") << bare << "row, column 1, 2   background taken for nucleus";
}

void StatusReadoutTest::text() {
    QFETCH(PixelReadout, pixel);
    StatusReadout line;
    line.setPixel(pixel);
    QTEST(line.text(), "expected");
}

void StatusReadoutTest::hintWithoutPixel() {
    StatusReadout line;
    line.setHint("Point at a pixel");
    line.setPixel(sample());
    line.setPixel(std::nullopt);
    QCOMPARE(line.text(), "Point at a pixel");
}

void StatusReadoutTest::squareHasTheColourOfTheOutcome() {
    const auto has = [](PixelOutcome outcome, QRgb colour) {
        PixelReadout pixel = sample();
        pixel.outcome = outcome;
        StatusReadout line;
        line.resize(1400, 28);
        line.setPixel(pixel);
        const QImage image = line.grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if ((image.pixel(x, y) & 0xFFFFFF) == colour) ++count;
        return count > 80;
    };
    QVERIFY(has(PixelOutcome::FalseNegative, 0x1F66C2));
    QVERIFY(has(PixelOutcome::FalsePositive, 0xBE4F08));
    QVERIFY(has(PixelOutcome::TruePositive, 0xA9CBF2));
    QVERIFY(has(PixelOutcome::TrueNegative, 0xF3C79E));
    QVERIFY(!has(PixelOutcome::Unknown, 0x1F66C2));
}

void StatusReadoutTest::narrowLineDropsTheRemark() {
    const auto picture = [](int width, const QString& remark) {
        StatusReadout line;
        line.resize(width, 28);
        line.setPixel(sample());
        line.setRightText(remark);
        return line.grab().toImage();
    };
    QVERIFY(picture(1600, "zoom 120 %") != picture(1600, ""));
    QCOMPARE(picture(560, "zoom 120 %"), picture(560, ""));
}

QTEST_MAIN(StatusReadoutTest)
#include "status_readout_test.moc"

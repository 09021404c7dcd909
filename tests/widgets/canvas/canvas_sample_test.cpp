// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas.h"

#include "tests/support/drawn_scene.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

/// Two samples of 4 x 4: nothing is predicted in the first, everything in the second.
Scene batch() {
    return drawnScene({"....", ".##.", ".##.", "....", "....", ".##.", ".##.", "...."},
                      {"0000", "0000", "0000", "0000", "9999", "9999", "9999", "9999"}, 2);
}

}  // namespace

/// One sample of a batch alone on a canvas.
class CanvasSampleTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void oneSampleFillsTheView();
    void anotherSampleStandsAtTheSamePlace();
    void theNeighbourIsNotSeenNorHit();
    void pixelsKeepTheirRows();
    void arrowsStayInside();
    void fittingIsAboutTheSample();
    void fewerSamplesShowTheLast();
    void nothingShowsAll();
    void eachSampleHasItsOwnPhotograph();

private:
    QRgb colourAt(QPoint place) { return m_canvas->grab().toImage().pixel(place); }
    std::unique_ptr<Canvas> m_canvas;
};

void CanvasSampleTest::init() {
    applyTheme(*qApp, ThemeKind::Light);
    m_canvas = std::make_unique<Canvas>(CanvasContent::Prediction);
    // Room above and below a fitted sample.
    m_canvas->resize(80, 160);
    m_canvas->setSample(0);
    m_canvas->setScene(batch());
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
}

void CanvasSampleTest::oneSampleFillsTheView() {
    QCOMPARE(m_canvas->view(), ViewTransform(20, {0, 40}));
    QCOMPARE(m_canvas->shownPixels(), QRect(0, 0, 4, 4));
}

void CanvasSampleTest::anotherSampleStandsAtTheSamePlace() {
    const QRgb before = colourAt({40, 80});
    QSignalSpy moved(m_canvas.get(), &Canvas::viewChanged);
    m_canvas->setView(ViewTransform(31, {-5, 17}));
    const QPointF corner = m_canvas->view().toWidget(QPointF(0, 0));
    m_canvas->setSample(1);
    QCOMPARE(m_canvas->view().scale(), 31.0);
    QCOMPARE(m_canvas->view().toWidget(QPointF(0, 4)), corner);
    QVERIFY(colourAt({40, 80}) != before);
    QCOMPARE(moved.count(), 0);
}

void CanvasSampleTest::theNeighbourIsNotSeenNorHit() {
    const QRgb well = themeOf(m_canvas->palette()).well.rgb();
    QSignalSpy hovered(m_canvas.get(), &Canvas::pixelHovered);
    QSignalSpy pinned(m_canvas.get(), &Canvas::pixelPinned);
    m_canvas->setTool(Tool::Crosshair);
    for (const int sample : {0, 1}) {
        m_canvas->setSample(sample);
        for (const QPoint outside : {QPoint(40, 20), QPoint(40, 140)}) {
            QCOMPARE(colourAt(outside), well);
            QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, outside);
        }
    }
    QCOMPARE(pinned.count(), 0);
    QCOMPARE(hovered.count(), 0);
}

void CanvasSampleTest::pixelsKeepTheirRows() {
    m_canvas->setSample(1);
    m_canvas->setTool(Tool::Crosshair);
    QSignalSpy pinned(m_canvas.get(), &Canvas::pixelPinned);
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, {30, 110});
    QCOMPARE(pinned.count(), 1);
    QCOMPARE(pinned.first().first().toPoint(), QPoint(1, 7));
    m_canvas->setTool(Tool::Brush);
    double row = 0;
    connect(m_canvas.get(), &Canvas::strokePiece, this,
            [&](const StrokePiece& piece) { row = piece.fromY; });
    QTest::mouseClick(m_canvas.get(), Qt::LeftButton, {}, {30, 110});
    QCOMPARE(row, 7.5);
}

void CanvasSampleTest::arrowsStayInside() {
    m_canvas->setSample(1);
    m_canvas->setLinkedPixel(QPoint(1, 5));
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_canvas.get(), Qt::Key_Up);
    QCOMPARE(m_canvas->linkedPixel(), std::optional(QPoint(1, 4)));
    QTest::keyClick(m_canvas.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(m_canvas->linkedPixel(), std::optional(QPoint(1, 7)));
}

void CanvasSampleTest::fittingIsAboutTheSample() {
    m_canvas->setSample(1);
    const ViewTransform fitted = m_canvas->view();
    m_canvas->setView(ViewTransform(3, {100, 100}));
    QTest::keyClick(m_canvas.get(), Qt::Key_F);
    QCOMPARE(m_canvas->view(), fitted);
    // A fitted sample stays fitted.
    m_canvas->resize(160, 160);
    QCOMPARE(m_canvas->view(), ViewTransform(40, {0, -160}));
}

void CanvasSampleTest::fewerSamplesShowTheLast() {
    m_canvas->setSample(1);
    m_canvas->setScene(
        drawnScene({"....", "....", "....", "...."}, {"0000", "0000", "0000", "0000"}));
    QCOMPARE(m_canvas->shownPixels(), QRect(0, 0, 4, 4));
    QCOMPARE(m_canvas->view(), ViewTransform(20, {0, 40}));
}

void CanvasSampleTest::nothingShowsAll() {
    m_canvas->setSample(std::nullopt);
    QCOMPARE(m_canvas->shownPixels(), QRect(0, 0, 4, 8));
    QCOMPARE(m_canvas->view(), ViewTransform(20, {0, 0}));
}

void CanvasSampleTest::eachSampleHasItsOwnPhotograph() {
    SceneParts<float> parts =
        drawnScene({"..", "..", "..", ".."}, {"00", "00", "00", "00"}, 2).parts();
    Picture picture{2, 4, {}};
    for (const int grey : {200, 50})
        picture.rgb.insert(picture.rgb.end(), 12, static_cast<std::uint8_t>(grey));
    parts.picture = std::make_shared<const Picture>(std::move(picture));
    m_canvas->setContent(CanvasContent::Target);
    m_canvas->setScene(Scene::make(std::move(parts)).value());
    QCOMPARE(colourAt({40, 80}), qRgb(200, 200, 200));
    m_canvas->setSample(1);
    QCOMPARE(colourAt({40, 80}), qRgb(50, 50, 50));
}

QTEST_MAIN(CanvasSampleTest)
#include "canvas_sample_test.moc"

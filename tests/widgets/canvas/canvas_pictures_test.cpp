// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas.h"
#include "widgets/canvas/colour_bar.h"
#include "widgets/canvas/target_legend.h"
#include "widgets/theme/theme.h"

#include "tests/support/drawn_scene.h"
#include "tests/support/golden_picture.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>
#include <QTest>

using namespace lossglass;
using namespace lossglass::test;

namespace {

Scene smallScene() {
    return drawnScene(
        {"................", "...####.........", "..######....##..", "..######...####.",
         "...####....####.", "............##..", "?...............", "???............."},
        {"0000111000000000", "0013578720000000", "0025899951000230", "0136999961002574",
         "0013588731013795", "0000111000011551", "0000000000000111", "0000000000000000"});
}

/// Residuals p - t, as cross-entropy has them.
std::shared_ptr<const Planes<float>> residuals(const Scene& scene) {
    auto planes = std::make_shared<Planes<float>>(1, scene.pixels());
    for (Eigen::Index i = 0; i < planes->cols(); ++i) {
        const std::uint8_t label = scene.labels()[static_cast<std::size_t>(i)];
        const float p = 1 / (1 + std::exp(-scene.logits()(0, i)));
        (*planes)(0, i) = label == kIgnored ? 0.f : p - static_cast<float>(label);
    }
    return planes;
}

Scene withPhoto(const Scene& scene) {
    SceneParts<float> parts = scene.parts();
    auto picture = std::make_shared<Picture>();
    picture->width = scene.width();
    picture->height = scene.height();
    for (int y = 0; y < scene.height(); ++y)
        for (int x = 0; x < scene.width(); ++x)
            for (const int value : {240 - 8 * x, 120 + 10 * y, 90 + 5 * x})
                picture->rgb.push_back(static_cast<std::uint8_t>(value));
    parts.picture = std::move(picture);
    return Scene::make(std::move(parts)).value();
}

}  // namespace

class CanvasPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void canvas_data();
    void canvas();
    void feet_data();
    void feet();
    void classesDiffer();
    void neverScalesMapsSmoothly();
};

void CanvasPicturesTest::canvas_data() {
    QTest::addColumn<ThemeKind>("kind");
    QTest::addColumn<QString>("view");
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark})
        for (const char* view : {"target", "photo", "prediction", "logits", "gradient", "brush",
                                 "working", "undefined", "no_gradient"})
            QTest::addRow("canvas_%s_%s", view, kind == ThemeKind::Light ? "light" : "dark")
                << kind << QString(view);
}

void CanvasPicturesTest::canvas() {
    QFETCH(ThemeKind, kind);
    QFETCH(QString, view);
    applyTheme(*qApp, kind);
    const Scene scene = view == "photo" ? withPhoto(smallScene()) : smallScene();
    Canvas canvas(CanvasContent::Gradient);
    canvas.resize(336, 176);  // 20 per pixel and a strip of well beside
    canvas.setScene(scene);
    canvas.setGradient(residuals(scene), 0, 0.9);
    canvas.setLinkedPixel(QPoint(5, 3));
    canvas.setPinnedPixel(QPoint(12, 4));
    if (view == "target" || view == "photo") canvas.setContent(CanvasContent::Target);
    if (view == "prediction" || view == "logits" || view == "brush")
        canvas.setContent(CanvasContent::Prediction);
    if (view == "logits") canvas.setQuantity(MapQuantity::Logit);
    if (view == "working") canvas.setCanvasState(CanvasState::working({}, 0.6));
    if (view == "undefined") canvas.setCanvasState(CanvasState::undefined({}));
    if (view == "no_gradient") canvas.setCanvasState(CanvasState::noGradient());
    if (view == "brush") {
        canvas.setTool(Tool::Eraser);
        canvas.setBrushDiameter(3);
        QMouseEvent move(QEvent::MouseMove, QPointF(230, 60), canvas.mapToGlobal(QPointF(230, 60)),
                         Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&canvas, &move);
    }
    const QString trouble =
        compareWithGolden(canvas.grab().toImage(), QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void CanvasPicturesTest::feet_data() {
    QTest::addColumn<ThemeKind>("kind");
    QTest::newRow("feet_light") << ThemeKind::Light;
    QTest::newRow("feet_dark") << ThemeKind::Dark;
}

void CanvasPicturesTest::feet() {
    QFETCH(ThemeKind, kind);
    applyTheme(*qApp, kind);
    ColourBar probability, gradient, logit;
    probability.setProbability("p of nucleus");
    gradient.setGradient(0.68);
    logit.setLogit("z of nucleus", 6);
    TargetLegend legend, crowded;
    legend.setCounts({{"background", 0}, {"nucleus", 0x00A37A}}, {642, 358}, 81920);
    const std::vector<ClassInfo> classes = defaultClasses(8);
    crowded.setCounts(classes, {1, 2, 3, 4, 5, 6, 7, 8}, 0);
    QImage sheet(360, 5 * 44, QImage::Format_RGB32);
    sheet.fill(theme(kind).panel);
    int y = 0;
    for (QWidget* foot :
         std::initializer_list<QWidget*>{&probability, &gradient, &logit, &legend, &crowded}) {
        foot->resize(360, 44);
        QPainter painter(&sheet);
        foot->render(&painter, QPoint(0, y), {}, QWidget::DrawChildren);
        y += 44;
    }
    // Words are text: their edges depend on the font engine.
    const QString trouble =
        compareWithGolden(sheet, QString::fromLatin1(QTest::currentDataTag()), {12, 255, 0.04});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
}

void CanvasPicturesTest::classesDiffer() {
    applyTheme(*qApp, ThemeKind::Light);
    Canvas canvas(CanvasContent::Target);
    canvas.resize(160, 80);
    canvas.setScene(drawnScene({"0011", "2233"}, {"0000", "3333"}, 1, 4));
    const QImage target = canvas.grab().toImage();
    const QPoint middles[] = {{40, 20}, {120, 20}, {40, 60}, {120, 60}};
    QSet<QRgb> seen;
    for (const QPoint& middle : middles)
        seen.insert(target.pixel(middle));
    QCOMPARE(seen.size(), 4);
    canvas.setContent(CanvasContent::Prediction);
    canvas.setClass(3);
    const QImage prediction = canvas.grab().toImage();
    QCOMPARE(prediction.pixel(40, 20), prediction.pixel(120, 20));
    QVERIFY(prediction.pixel(40, 60) != prediction.pixel(40, 20));
    // The line stands inside the area where class 3 wins, at its upper edge, one pixel thick.
    QCOMPARE(prediction.pixel(80, 40), qRgb(255, 255, 255));
    QCOMPARE(prediction.pixel(80, 41), prediction.pixel(40, 60));
    QCOMPARE(prediction.pixel(80, 39), prediction.pixel(40, 20));
}

void CanvasPicturesTest::neverScalesMapsSmoothly() {
    applyTheme(*qApp, ThemeKind::Light);
    Canvas canvas(CanvasContent::Prediction);
    canvas.resize(100, 50);
    canvas.setScene(drawnScene({".."}, {"12"}));
    const QImage picture = canvas.grab().toImage();
    QSet<QRgb> colours;
    for (int x = 0; x < 100; ++x)
        colours.insert(picture.pixel(x, 25));
    QCOMPARE(colours.size(), 2);
    QCOMPARE(picture.pixel(49, 25), picture.pixel(0, 25));
    QCOMPARE(picture.pixel(50, 25), picture.pixel(99, 25));
}

QTEST_MAIN(CanvasPicturesTest)
#include "canvas_pictures_test.moc"

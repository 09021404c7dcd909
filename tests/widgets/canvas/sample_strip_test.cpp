// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/sample_strip.h"

#include "tests/support/drawn_scene.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>

using namespace lossglass;
using lossglass::test::drawnScene;

namespace {

/// `samples` samples of 4 x 4; the first has an object that is predicted, the others nothing.
Scene batch(int samples) {
    QStringList target{"....", ".##.", ".##.", "...."};
    for (int i = 1; i < samples; ++i)
        target << QStringList{"....", "....", "....", "...."};
    return drawnScene(target, target, samples);
}

Region whole(const Scene& scene) {
    return {0, 0, scene.width(), scene.height() * scene.samples()};
}

QRgb middle(SampleStrip& strip, int sample) {
    return strip.viewport()->grab().toImage().pixel(strip.thumbnailRect(sample).center());
}

}  // namespace

/// The row of thumbnails under the views.
class SampleStripTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aClickChooses_data();
    void aClickChooses();
    void keysChoose_data();
    void keysChoose();
    void settersAreSilent();
    void theChosenOneComesIntoSight();
    void theWheelScrolls();
    void fewerSamplesKeepTheChoiceInside();
    void onlyWhatChangedIsDrawnAnew();
    void theMenuIsAboutTheSampleBelowThePointer();

private:
    void show(int samples, int width = 600) {
        m_strip->resize(width, m_strip->sizeHint().height());
        m_strip->setScene(batch(samples), whole(batch(samples)));
        m_strip->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
    }
    void click(int sample, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseClick(m_strip->viewport(), button, {}, m_strip->thumbnailRect(sample).center());
    }

    std::unique_ptr<SampleStrip> m_strip;
    std::unique_ptr<QSignalSpy> m_chosen;
};

void SampleStripTest::init() {
    applyTheme(*qApp, ThemeKind::Light);
    m_strip = std::make_unique<SampleStrip>();
    m_chosen = std::make_unique<QSignalSpy>(m_strip.get(), &SampleStrip::sampleChosen);
}

void SampleStripTest::aClickChooses_data() {
    QTest::addColumn<int>("sample");
    QTest::addColumn<int>("signals_");
    QTest::newRow("the chosen one") << 0 << 0;
    QTest::newRow("the next") << 1 << 1;
    QTest::newRow("the last") << 3 << 1;
}

void SampleStripTest::aClickChooses() {
    QFETCH(int, sample);
    QFETCH(int, signals_);
    show(4);
    click(sample);
    QCOMPARE(m_chosen->count(), signals_);
    if (signals_ > 0) QCOMPARE(m_chosen->first().first().toInt(), sample);
    QCOMPARE(m_strip->selected(), sample);
    // Right of the last one there is nothing to choose.
    QTest::mouseClick(m_strip->viewport(), Qt::LeftButton, {}, {590, 20});
    QCOMPARE(m_strip->selected(), sample);
}

void SampleStripTest::keysChoose_data() {
    QTest::addColumn<QList<int>>("keys");
    QTest::addColumn<int>("sample");
    QTest::addColumn<int>("signals_");
    QTest::newRow("right") << QList<int>{Qt::Key_Right} << 1 << 1;
    QTest::newRow("right and left") << QList<int>{Qt::Key_Right, Qt::Key_Left} << 0 << 2;
    QTest::newRow("left of the first") << QList<int>{Qt::Key_Left} << 0 << 0;
    QTest::newRow("end") << QList<int>{Qt::Key_End} << 3 << 1;
    QTest::newRow("beyond the end") << QList<int>{Qt::Key_End, Qt::Key_Right} << 3 << 1;
    QTest::newRow("home") << QList<int>{Qt::Key_End, Qt::Key_Home} << 0 << 2;
}

void SampleStripTest::keysChoose() {
    QFETCH(QList<int>, keys);
    QFETCH(int, sample);
    QFETCH(int, signals_);
    show(4);
    for (const int key : keys)
        QTest::keyClick(m_strip.get(), static_cast<Qt::Key>(key));
    QCOMPARE(m_strip->selected(), sample);
    QCOMPARE(m_chosen->count(), signals_);
}

void SampleStripTest::settersAreSilent() {
    show(4);
    m_strip->setSelected(2);
    m_strip->setClass(0);
    m_strip->setScene(batch(2), whole(batch(2)));
    QCOMPARE(m_chosen->count(), 0);
    QCOMPARE(m_strip->accessibleDescription(), "sample 2 of 2");
}

void SampleStripTest::theChosenOneComesIntoSight() {
    show(30, 240);
    const QRect sight = m_strip->viewport()->rect();
    QVERIFY(!sight.intersects(m_strip->thumbnailRect(29)));
    QTest::keyClick(m_strip.get(), Qt::Key_End);
    QVERIFY(sight.contains(m_strip->thumbnailRect(29)));
    for (int i = 0; i < 10; ++i) {
        QTest::keyClick(m_strip.get(), Qt::Key_Left);
        QVERIFY(sight.contains(m_strip->thumbnailRect(m_strip->selected())));
    }
    QTest::keyClick(m_strip.get(), Qt::Key_Home);
    QCOMPARE(m_strip->horizontalScrollBar()->value(), 0);
}

void SampleStripTest::theWheelScrolls() {
    show(30, 240);
    const auto wheel = [this](int delta) {
        QWheelEvent event({20, 20}, m_strip->viewport()->mapToGlobal(QPointF(20, 20)), {},
                          {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_strip->viewport(), &event);
    };
    wheel(-240);
    QVERIFY(m_strip->thumbnailRect(0).right() < 0);
    QCOMPARE(m_strip->selected(), 0);
    // What is scrolled to is what is clicked.
    click(3);
    QCOMPARE(m_strip->selected(), 3);
    wheel(10000);
    QCOMPARE(m_strip->horizontalScrollBar()->value(), 0);
}

void SampleStripTest::fewerSamplesKeepTheChoiceInside() {
    show(4);
    m_strip->setSelected(3);
    m_strip->setScene(batch(2), whole(batch(2)));
    QCOMPARE(m_strip->selected(), 1);
    m_strip->setScene(Scene(), {});
    QCOMPARE(m_strip->selected(), 0);
    QTest::keyClick(m_strip.get(), Qt::Key_Right);
    QTest::mouseClick(m_strip->viewport(), Qt::LeftButton, {}, {20, 20});
    QCOMPARE(m_chosen->count(), 0);
}

void SampleStripTest::onlyWhatChangedIsDrawnAnew() {
    show(2);
    const QRgb object = middle(*m_strip, 0), nothing = middle(*m_strip, 1);
    QVERIFY(object != nothing);
    // Both samples turn around; only the second is said to have changed.
    SceneParts<float> parts = batch(2).parts();
    parts.logits = std::make_shared<const Planes<float>>(-*parts.logits);
    const Scene turned = Scene::make(std::move(parts)).value();
    m_strip->setScene(turned, {0, 5, 4, 2});
    QCOMPARE(middle(*m_strip, 0), object);
    QVERIFY(middle(*m_strip, 1) != nothing);
    m_strip->setScene(turned, whole(turned));
    QVERIFY(middle(*m_strip, 0) != object);
    // The other class is the opposite.
    m_strip->setClass(0);
    QCOMPARE(middle(*m_strip, 1), nothing);
}

void SampleStripTest::theMenuIsAboutTheSampleBelowThePointer() {
    show(4);
    QAction remove("Remove");
    m_strip->addAction(&remove);
    int removed = -1;
    connect(&remove, &QAction::triggered, this, [&] { removed = m_strip->selected(); });
    const QPoint place = m_strip->thumbnailRect(2).center();
    click(2, Qt::RightButton);
    QTimer::singleShot(0, this, [] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, place,
                            m_strip->viewport()->mapToGlobal(place));
    QApplication::sendEvent(m_strip->viewport(), &event);
    QCOMPARE(removed, 2);
}

QTEST_MAIN(SampleStripTest)
#include "sample_strip_test.moc"

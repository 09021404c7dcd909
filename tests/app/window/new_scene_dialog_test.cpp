// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/new_scene_dialog.h"

#include "app/window/pixel_views.h"
#include "losslib/analysis/metrics.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include <cmath>

using namespace lossglass;

/// An empty scene is all background, and its prediction is 90 % sure of that.
class NewSceneDialogTest : public QObject {
    Q_OBJECT

private slots:
    void blankScenes_data();
    void blankScenes();
    void dialogAsksForSizeAndClasses();
    void dialogKeepsToItsLimits_data();
    void dialogKeepsToItsLimits();
    void cancelRejects();
};

void NewSceneDialogTest::blankScenes_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("channels");
    QTest::newRow("two classes") << QSize(7, 4) << 2 << 1;
    QTest::newRow("three classes") << QSize(4, 7) << 3 << 3;
    QTest::newRow("five classes") << QSize(3, 3) << 5 << 5;
    QTest::newRow("as many as there can be") << QSize(2, 1) << 32 << 32;
    QTest::newRow("one pixel") << QSize(1, 1) << 2 << 1;
}

void NewSceneDialogTest::blankScenes() {
    QFETCH(QSize, size);
    QFETCH(int, classes);
    const Scene scene = blankScene(size.width(), size.height(), classes);
    QCOMPARE(QSize(scene.width(), scene.height()), size);
    QCOMPARE(scene.samples(), 1);
    QTEST(scene.channels(), "channels");
    QCOMPARE(scene.labelCount(), classes);
    QCOMPARE(scene.classes().size(), static_cast<std::size_t>(classes));
    QCOMPARE(scene.activation(), classes == 2 ? Activation::Sigmoid : Activation::Softmax);
    QVERIFY(!scene.hasSoftTarget());
    for (std::int64_t i = 0; i < scene.pixels(); ++i) {
        QCOMPARE(int{scene.labels()[static_cast<std::size_t>(i)]}, 0);
        QVERIFY(std::abs(probabilityAt(scene, i, 0) - 0.9) < 1e-6);
        for (int label = 1; label < classes; ++label)
            QVERIFY(std::abs(probabilityAt(scene, i, label) - 0.1 / (classes - 1)) < 1e-6);
    }
    QCOMPARE(computeMetrics(scene).pixelAccuracy, std::optional<double>(1));
}

void NewSceneDialogTest::dialogAsksForSizeAndClasses() {
    NewSceneDialog dialog;
    dialog.show();
    const QList<QSpinBox*> boxes = dialog.findChildren<QSpinBox*>();
    QCOMPARE(boxes.size(), 3);
    const QStringList numbers{"40", "30", "4"};
    for (int i = 0; i < 3; ++i) {
        boxes[i]->selectAll();
        QTest::keyClicks(boxes[i], numbers[i]);
    }
    auto* ok = dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
    QTest::mouseClick(ok, Qt::LeftButton);
    QCOMPARE(dialog.result(), int{QDialog::Accepted});
    const Scene scene = dialog.scene();
    QCOMPARE(scene.width(), 40);
    QCOMPARE(scene.height(), 30);
    QCOMPARE(scene.channels(), 4);
}

void NewSceneDialogTest::dialogKeepsToItsLimits_data() {
    QTest::addColumn<int>("box");
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("expected");
    QTest::newRow("narrowest") << 0 << -10000 << 1;
    QTest::newRow("widest") << 0 << 10000 << 4096;
    QTest::newRow("lowest") << 1 << -10000 << 1;
    QTest::newRow("highest") << 1 << 10000 << 4096;
    QTest::newRow("fewest classes") << 2 << -10000 << 2;
    QTest::newRow("most classes") << 2 << 10000 << 32;
}

void NewSceneDialogTest::dialogKeepsToItsLimits() {
    QFETCH(int, box);
    QFETCH(int, steps);
    NewSceneDialog dialog;
    QSpinBox* spinBox = dialog.findChildren<QSpinBox*>()[box];
    spinBox->stepBy(steps);
    QTEST(spinBox->value(), "expected");
}

void NewSceneDialogTest::cancelRejects() {
    NewSceneDialog dialog;
    dialog.setResult(QDialog::Accepted);
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(dialog.result(), int{QDialog::Rejected});
    QVERIFY(!dialog.isVisible());
}

QTEST_MAIN(NewSceneDialogTest)
#include "new_scene_dialog_test.moc"

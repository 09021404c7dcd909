// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/import_dialog.h"
#include "app/window/import_flow.h"
#include "losslib/formats/npy.h"
#include "tests/app/window/window_driver.h"
#include "tests/support/drop_files.h"

#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QImage>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

namespace lossglass::test {

/// The window with its import panel, files made on the way, and hands for the panel's controls.
class ImportDriver : public QObject {
protected:
    void start() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_driver = std::make_unique<WindowDriver>();
        QVERIFY(m_driver->isReady());
        flow().setSettingsFile(m_folder->filePath("settings.ini"));
        flow().setAsking(true);
    }
    QString grey(const QString& name, const std::vector<int>& values) {
        QImage image(4, static_cast<int>(values.size()) / 4, QImage::Format_Grayscale8);
        for (std::size_t i = 0; i < values.size(); ++i)
            image.scanLine(static_cast<int>(i) / 4)[static_cast<int>(i) % 4] =
                static_cast<uchar>(values[i]);
        const QString path = m_folder->filePath(name);
        return image.save(path) ? path : QString();
    }
    QString array(const QString& name, const std::vector<std::int64_t>& shape,
                  const std::vector<float>& values) {
        const QString path = m_folder->filePath(name);
        return writeNpy(path.toStdString(), shape, std::span<const float>(values)) ? QString()
                                                                                   : path;
    }
    ImportFlow& flow() { return m_driver->window.import(); }
    ImportDialog* dialog() { return flow().dialog(); }
    bool waitForDialog() {
        return QTest::qWaitFor([this] { return dialog() && dialog()->isVisible(); }, 20000);
    }
    bool settle() {
        return QTest::qWaitFor(
            [this] { return !flow().isBusy() && !m_driver->window.opener().isBusy(); }, 20000);
    }
    template <class Button>
    void click(const QString& text) {
        for (Button* button : dialog()->findChildren<Button*>())
            if (QString(button->text()).remove('&') == text)
                return QTest::mouseClick(button, Qt::LeftButton, {},
                                         QPoint(10, button->height() / 2));
        QFAIL(qPrintable("there is no button " + text));
    }
    QComboBox* box(const QString& accessibleName) {
        for (auto* each : dialog()->findChildren<QComboBox*>())
            if (each->accessibleName() == accessibleName) return each;
        return nullptr;
    }
    /// As a person does with the keyboard.
    static void choose(QComboBox* combo, int index) {
        combo->setFocus();
        while (combo->currentIndex() < index)
            QTest::keyClick(combo, Qt::Key_Down);
        while (combo->currentIndex() > index)
            QTest::keyClick(combo, Qt::Key_Up);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowDriver> m_driver;
};

}  // namespace lossglass::test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/export/writers/array_saving.h"
#include "app/window/view_settings.h"
#include "losslib/loss/reading.h"

#include <QObject>
#include <QThreadPool>

class QMenu;
class QWidget;

namespace lossglass {

/// The commands that save arrays of the present scene and of its selected loss: target, logits,
/// probabilities, loss per pixel, gradient. Evaluating and writing run off the window's thread.
class ArrayExports : public QObject {
    Q_OBJECT

public:
    /// Fills the menu. `settings` say by what the gradient is; they must outlive this.
    ArrayExports(Document& document, const ViewSettings& settings, QMenu& menu, QWidget* window);
    /// Waits for what is being written.
    ~ArrayExports() override;

    /// Writes without asking; the name's ending chooses the format.
    void save(const QString& path, SavedArray what);
    bool isBusy() const { return m_running > 0; }

signals:
    void saved(const QStringList& sentences);
    void failed(const QString& sentence);

private:
    void ask(SavedArray what, const QString& title);
    void finish(const Result<SavedFiles>& saved);

    Document& m_document;
    const ViewSettings& m_settings;
    QWidget* m_window;
    QThreadPool m_pool;
    int m_running = 0;
};

}  // namespace lossglass

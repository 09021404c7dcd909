// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "app/window/export_source.h"
#include "app/window/figure_kinds.h"

#include <QDialog>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <optional>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lossglass {

/// Asks what figure, how large and with which words, shows it, and writes or copies it. Figures are
/// built and written off the window's thread.
class FigureDialog : public QDialog {
    Q_OBJECT

public:
    /// `session` travels in what is written, where that is wanted.
    FigureDialog(ExportSource source, Session session, FigureQuestion question,
                 QWidget* parent = nullptr);
    /// Waits for what is being built.
    ~FigureDialog() override;

    /// As the fields say.
    FigureQuestion question() const;
    /// Writes to that file and closes; stays, with the reason, where it cannot.
    void saveTo(const QString& path);
    void copyPicture();
    /// Whether a figure is being built or written.
    bool isBusy() const { return m_running > 0 || m_delay.isActive(); }

signals:
    void written(const QString& path);
    void copied();

private:
    /// What a worker made: an error, a picture, or nothing but success.
    struct Made {
        std::optional<Error> error;
        QByteArray png;
    };

    QWidget* buildFields(const FigureQuestion& question);
    QWidget* buildPreview();
    QLineEdit* words(const QString& name, const std::optional<QString>& text);
    void ask();
    void preview();
    void showPicture(const Made& made);
    void run(std::function<Made()> work, std::function<void(const Made&)> done);
    void setWriting(bool writing);

    ExportSource m_source;
    Session m_session;
    FigureQuestion m_question;
    QComboBox* m_kind = nullptr;
    QDoubleSpinBox *m_width = nullptr, *m_dpi = nullptr;
    QLineEdit *m_title = nullptr, *m_caption = nullptr, *m_credit = nullptr;
    QCheckBox *m_legend = nullptr, *m_carries = nullptr;
    QLabel* m_preview = nullptr;
    QPushButton *m_save = nullptr, *m_copy = nullptr;
    QTimer m_delay;
    quint64 m_previewTicket = 0;
    int m_running = 0;
    QThreadPool m_pool;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QStringList>

class QLabel;
class QToolButton;

namespace lossglass {

/// What went wrong with a file, or what its reader decided: one line above the panes, gone with a
/// click. Hidden when there is nothing to say.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    void showError(const QString& sentence);
    /// The first is shown, the others stand in the tool tip and behind "2 more".
    void showNotices(const QStringList& notices);
    void dismiss();

    QString text() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    QLabel *m_mark, *m_text;
    QToolButton *m_more, *m_close;
    QStringList m_sentences;
    bool m_isError = false;
    bool m_open = false;
};

}  // namespace lossglass

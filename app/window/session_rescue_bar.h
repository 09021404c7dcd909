// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFrame>

class QLabel;
class QPushButton;

namespace lossglass {

/// Above the panes: work that a process left that ended without saving. Nothing waits for an
/// answer.
class RescueBar : public QFrame {
    Q_OBJECT

public:
    explicit RescueBar(QWidget* parent = nullptr);

    /// Shows itself: the work of that moment, the first of `count`.
    void offer(const QDateTime& when, int count);
    QString text() const;

signals:
    void restoreChosen();
    void discardChosen();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshMark();

    QLabel *m_mark, *m_text;
    QPushButton *m_restore, *m_discard;
};

}  // namespace lossglass

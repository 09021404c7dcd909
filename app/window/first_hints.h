// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"

#include <QFrame>

#include <optional>
#include <vector>

class QLabel;
class QToolButton;

namespace lossglass {

class MainWindow;

/// One line below the panes that says what to try next: each hint goes when it was followed, or
/// with "Next". Closed once, it stays away; the Help menu brings it back.
class FirstHints : public QFrame {
    Q_OBJECT

public:
    explicit FirstHints(Document& document, QWidget* parent = nullptr);

    /// From the first hint on.
    void start();
    /// The hint in view, from 0; nothing when hidden.
    std::optional<int> current() const;
    QString text() const;

signals:
    /// By the hand, or because the last hint was followed.
    void closed();

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Hint {
        QString text;
        Change::Parts followedBy;
    };

    void onChanged(const Change& change);
    void next();
    void finish();
    void refresh();

    Document& m_document;
    std::vector<Hint> m_hints;
    std::size_t m_at = 0;
    QLabel *m_mark, *m_text;
    QToolButton *m_next, *m_close;
};

/// Puts the hints into the window, shown at the first runs until they were closed, and adds them to
/// the Help menu.
void addFirstHints(MainWindow& window);

}  // namespace lossglass

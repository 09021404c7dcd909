// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>
#include <vector>

class QLabel;

namespace lossglass {

/// One surprising fact: a bold claim, then one number.
struct Note {
    QString claim;       ///< "α = 0.25 favours background."
    QString text;        ///< "Background is 64 % of the pixels and takes 87 % of the pull."
    QString tab = {};    ///< object name of the tab where it is seen; empty: none
    QString where = {};  ///< words of the way there: "See it in Gradient budget"

    bool operator==(const Note&) const = default;
};

/// The yellow note. At most one is in view; "2 more" opens the rest. Hidden without notes.
class NoteBar : public QFrame {
    Q_OBJECT

public:
    explicit NoteBar(QWidget* parent = nullptr);

    void setNotes(const std::vector<Note>& notes);

signals:
    /// The person wants to see where a note comes from.
    void tabWanted(const QString& tab);
    /// Other words, or more of them: another height.
    void changed();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    QLabel* m_mark;
    QLabel* m_text;
    std::vector<Note> m_notes;
    bool m_open = false;
};

}  // namespace lossglass

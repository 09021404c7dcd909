// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/loss.h"
#include "losslib/scene/scene.h"
#include "widgets/panels/note_bar.h"

#include <QFrame>
#include <string>
#include <vector>

class QToolButton;
class QVBoxLayout;

namespace lossglass {

class DialectCard;
class FormulaCard;
class PaneHead;
class ParameterRow;

enum class PanelDensity {
    Roomy,
    Compact,  ///< the formula moves to the tool tip of the head
};

/// "Parameters of Focal": the formula and one row for each entry of the loss's parameter table,
/// conventions folded below. Scrolls when too tall.
///
/// Setters are silent. The hand makes it emit editBegan, valueEdited (once or more), editEnded:
/// one such group is one entry of the undo stack, a drag as much as "Reset all".
class ParameterPanel : public QFrame {
    Q_OBJECT

public:
    explicit ParameterPanel(QWidget* parent = nullptr);

    /// Rows for that loss. With the loss and the classes already shown only the values are set,
    /// so that ring, focus and an ongoing drag stay.
    /// `formula` names the drawn formula; empty = the loss's own id.
    void setLoss(const Loss& loss, const ParameterValues& values,
                 const std::vector<ClassInfo>& classes, const QString& formula = {});
    void setValues(const ParameterValues& values);
    /// Follows the formula's own note: "Mean over 81 920 pixels."
    void setAveragingText(const QString& text);
    void setNotes(const std::vector<Note>& notes);
    void setDensity(PanelDensity density);
    /// The forms of the loss, and in what the one shown differs from the canonical one.
    DialectCard* dialects() const { return m_dialects; }

    /// The row of that parameter, or null.
    ParameterRow* row(const std::string& id) const;

    QSize sizeHint() const override;

signals:
    /// Empty id: several parameters at once ("Reset all").
    void editBegan(const QString& id);
    void valueEdited(const QString& id, const lossglass::ParameterValue& value);
    void editEnded();
    /// A note leads to the tab with that object name.
    void tabWanted(const QString& tab);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHead();
    void buildBody();
    void rebuildRows(const Loss& loss);
    void addRow(const Parameter& parameter, QVBoxLayout* column);
    void resetAll();
    void refreshHead();
    void refreshFormula();
    void refreshIcons();
    void placeNotes();

    std::string m_lossId;
    QString m_formulaId, m_lossName, m_tex, m_formulaNote, m_averaging;
    std::vector<ClassInfo> m_classes;
    std::vector<ParameterRow*> m_rows;
    PanelDensity m_density = PanelDensity::Roomy;
    bool m_resettingAll = false;

    PaneHead* m_head = nullptr;
    QToolButton* m_resetAll = nullptr;
    FormulaCard* m_card = nullptr;
    DialectCard* m_dialects = nullptr;
    QWidget* m_rowHost = nullptr;
    QVBoxLayout *m_hostColumn = nullptr, *m_content = nullptr, *m_foot = nullptr;
    QToolButton* m_fold = nullptr;
    QWidget* m_conventions = nullptr;
    NoteBar* m_notes = nullptr;
};

}  // namespace lossglass

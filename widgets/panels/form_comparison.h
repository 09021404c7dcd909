// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/convention_chain_model.h"
#include "widgets/panels/form_table_model.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace lossglass {

/// Compare dialects: one loss in all its forms, with value and gradient map, and the way from the
/// canonical form to the chosen one, one convention at a time. Setters are silent.
class FormComparison : public QWidget {
    Q_OBJECT

public:
    explicit FormComparison(QWidget* parent = nullptr);

    /// `loss` is the plain name: "Dice". `chosen` is the id of the row whose chain is shown.
    void setForms(const QString& loss, std::vector<FormRow> rows, const QString& chosen);
    /// `sentence` says where the chain leads, or why there is none.
    void setChain(const QString& sentence, std::vector<ConventionStep> steps);
    /// One sentence in place of everything.
    void setNothing(const QString& reason);

    FormTableModel* forms() const { return m_forms; }
    ConventionChainModel* chain() const { return m_chain; }
    QTableView* formTable() const { return m_formTable; }
    /// The sentence above the chain.
    QString sentence() const;

signals:
    /// Another form is to be explained.
    void formChosen(const QString& id);
    /// Double click, Enter: show this form in the list of losses.
    void formWanted(const QString& id);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refreshSelectionColour();
    QWidget* buildForms();
    QWidget* buildChain();

    FormTableModel* m_forms;
    ConventionChainModel* m_chain;
    QTableView* m_formTable;
    QTableView* m_chainTable;
    QLabel* m_title;
    QLabel* m_sentence;
    QWidget* m_chainSide = nullptr;
    bool m_filling = false;
};

}  // namespace lossglass

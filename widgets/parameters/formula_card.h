// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace lossglass {

class FormulaView;

/// The formula of a loss on a quiet ground, with one line that says what its symbols mean.
class FormulaCard : public QFrame {
    Q_OBJECT

public:
    explicit FormulaCard(QWidget* parent = nullptr);

    void setFormula(const QString& id, const QString& tex);
    void setNote(const QString& note);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    FormulaView* m_formula;
    QLabel* m_note;
};

}  // namespace lossglass

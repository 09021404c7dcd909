// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;

namespace lossglass {

/// One way to write a loss: the canonical form, or a library's.
struct DialectChoice {
    QString id;    ///< of the loss: "dice", "monai:DiceLoss"
    QString name;  ///< "Canonical", "MONAI DiceLoss"

    bool operator==(const DialectChoice&) const = default;
};

/// "Written as [MONAI DiceLoss]", with one line for each convention in which that form differs
/// from the canonical one. Hidden where there is only one form. Setters are silent.
class DialectCard : public QWidget {
    Q_OBJECT

public:
    explicit DialectCard(QWidget* parent = nullptr);

    void setChoices(const std::vector<DialectChoice>& choices, const QString& current);
    /// Empty: nothing differs, or the canonical form is shown.
    void setDifferences(const QStringList& lines);

    QComboBox* menu() const { return m_menu; }

signals:
    void dialectChosen(const QString& id);

private:
    QComboBox* m_menu;
    QLabel* m_lines;
    std::vector<DialectChoice> m_choices;
};

}  // namespace lossglass

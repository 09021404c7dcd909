// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "widgets/parameters/parameter_row.h"

#include <vector>

class QComboBox;
class QLabel;

namespace lossglass {

class NumberLine;

/// A parameter that is a number, or a word in its place, or one number per class.
///
/// Where it can be more than one of these, a menu at the end of the first line chooses: the words
/// by their plain labels, "a number", "a number per class". The numbers of each form are kept
/// while another is on. A word with a formula prints it.
class NumberRow : public ParameterRow {
    Q_OBJECT

public:
    NumberRow(const Parameter& parameter, const std::vector<ClassInfo>& classes,
              QWidget* parent = nullptr);

protected:
    void showValue() override;

private:
    /// What the value is made of at the moment.
    enum class Form { Word, Single, PerClass };

    Form formOf(const ParameterValue& shown) const;
    void buildMenu();
    void buildSingleLine();
    void buildClassLines(const std::vector<ClassInfo>& classes);
    NumberLine* addLine(QWidget* parent);
    void choose(int index);
    void editClass(std::size_t index, double number);
    double startNumber() const;
    void showLists();
    void showWord(const std::string& word);

    QComboBox* m_menu = nullptr;
    QLabel* m_formula = nullptr;
    NumberLine* m_single = nullptr;
    QWidget* m_classes = nullptr;
    std::vector<NumberLine*> m_lines;
    std::vector<double> m_list;  ///< the numbers per class, last used or present
    double m_number = 0;         ///< the single number, last used or present
};

}  // namespace lossglass

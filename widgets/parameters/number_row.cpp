// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/number_row.h"

#include "widgets/panels/loss_text.h"
#include "widgets/parameters/class_swatch.h"
#include "widgets/parameters/number_line.h"
#include "widgets/parameters/parameter_slider.h"
#include "widgets/theme/fonts.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <algorithm>

namespace lossglass {
namespace {

constexpr int kSwatchWidth = 118;
constexpr int kLeastSwatchWidth = 72;
constexpr int kLeastMenuWidth = 84;

/// What the entries of the menu stand for that are not words.
const QString kSingle = QStringLiteral("#single");
const QString kPerClass = QStringLiteral("#per-class");

/// "N_c" and "β^2" with real indices and powers.
QString typeset(const std::string& formula) {
    static const QRegularExpression power("\\^(\\w+)"), index("_(\\w+)");
    QString html = QString::fromStdString(formula).toHtmlEscaped();
    html.replace(power, "<sup>\\1</sup>");
    return html.replace(index, "<sub>\\1</sub>");
}

}  // namespace

NumberRow::NumberRow(const Parameter& parameter, const std::vector<ClassInfo>& classes,
                     QWidget* parent)
    : ParameterRow(parameter, parent) {
    m_number = startNumber();
    m_list.assign(classes.size(), std::clamp(1.0, parameter.minimum, parameter.maximum));
    m_formula = new QLabel(this);
    m_formula->setObjectName("formula");
    m_formula->setTextFormat(Qt::RichText);
    m_formula->setFont(helpFont());
    m_formula->setWordWrap(true);
    m_formula->setMinimumHeight(26);
    body()->addWidget(m_formula);
    buildSingleLine();
    if (parameter.kind == ParameterKind::PerClass) buildClassLines(classes);
    buildMenu();
    NumberRow::showValue();
}

double NumberRow::startNumber() const {
    const Parameter& p = parameter();
    if (const auto* number = std::get_if<double>(&p.defaultValue)) return *number;
    // Where the default is a word, 1 changes least, unless it is an end of the range.
    if (p.sliderMinimum < 1 && 1 < p.sliderMaximum) return 1;
    return (p.sliderMinimum + p.sliderMaximum) / 2;
}

NumberLine* NumberRow::addLine(QWidget* parent) {
    auto* line = new NumberLine(parameter(), parent);
    connect(line, &NumberLine::editBegan, this, &NumberRow::beginEdit);
    connect(line, &NumberLine::editEnded, this, &NumberRow::endEdit);
    return line;
}

void NumberRow::buildSingleLine() {
    m_single = addLine(this);
    m_single->setName(name());
    if (const auto* number = std::get_if<double>(&parameter().defaultValue))
        m_single->setDefaultValue(*number);
    connect(m_single, &NumberLine::valueEdited, this, [this](double number) {
        m_number = number;
        edit(number);
    });
    connect(m_single, &NumberLine::resetRequested, this, &NumberRow::reset);
    body()->addWidget(m_single);
}

void NumberRow::buildClassLines(const std::vector<ClassInfo>& classes) {
    m_classes = new QWidget(this);
    auto* grid = new QGridLayout(m_classes);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 2);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        auto* swatch = new ClassSwatch(classes[i], m_classes);
        swatch->setMinimumWidth(kLeastSwatchWidth);
        swatch->setMaximumWidth(kSwatchWidth);
        NumberLine* line = addLine(m_classes);
        line->setName(tr("%1 of %2").arg(name(), QString::fromStdString(classes[i].name)));
        connect(line, &NumberLine::valueEdited, this,
                [this, i](double number) { editClass(i, number); });
        grid->addWidget(swatch, static_cast<int>(i), 0);
        grid->addWidget(line, static_cast<int>(i), 1);
        m_lines.push_back(line);
    }
    body()->addWidget(m_classes);
}

void NumberRow::buildMenu() {
    const Parameter& p = parameter();
    m_menu = new QComboBox(this);
    for (const ParameterWord& word : p.words)
        m_menu->addItem(lossText(word.label.empty() ? word.word : word.label),
                        QString::fromStdString(word.word));
    if (p.kind == ParameterKind::Real || p.scalarAllowed) m_menu->addItem(tr("a number"), kSingle);
    if (p.kind == ParameterKind::PerClass) m_menu->addItem(tr("a number per class"), kPerClass);
    m_menu->setAccessibleName(tr("How %1 is given").arg(name()));
    m_menu->setToolTip(m_menu->accessibleName());
    m_menu->setFixedHeight(24);
    m_menu->setFont(helpFont());
    m_menu->setMinimumWidth(kLeastMenuWidth);
    m_menu->setVisible(m_menu->count() > 1);
    connect(m_menu, &QComboBox::activated, this, &NumberRow::choose);
    titleEnd()->addWidget(m_menu);
}

void NumberRow::choose(int index) {
    const QString entry = m_menu->itemData(index).toString();
    if (entry == kSingle)
        changeTo(m_number);
    else if (entry == kPerClass)
        changeTo(m_list);
    else
        changeTo(entry.toStdString());
}

void NumberRow::editClass(std::size_t index, double number) {
    m_list[index] = number;
    edit(m_list);
}

NumberRow::Form NumberRow::formOf(const ParameterValue& shown) const {
    if (std::holds_alternative<std::string>(shown)) return Form::Word;
    return std::holds_alternative<double>(shown) ? Form::Single : Form::PerClass;
}

void NumberRow::showWord(const std::string& word) {
    const auto& words = parameter().words;
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const ParameterWord& entry) { return entry.word == word; });
    m_formula->setText(found == words.end() ? QString() : typeset(found->formula));
    m_menu->setCurrentIndex(m_menu->findData(QString::fromStdString(word)));
}

void NumberRow::showLists() {
    const auto& list = std::get<std::vector<double>>(value());
    // A list of another length cannot be evaluated; show what there is of it.
    for (std::size_t i = 0; i < m_lines.size() && i < list.size(); ++i) {
        m_list[i] = list[i];
        m_lines[i]->setValue(list[i]);
    }
    m_menu->setCurrentIndex(m_menu->findData(kPerClass));
}

void NumberRow::showValue() {
    const Form form = formOf(value());
    if (form == Form::Single) {
        m_number = std::get<double>(value());
        m_single->setValue(m_number);
        if (former())
            if (const auto* number = std::get_if<double>(&*former()))
                m_single->setFormerValue(*number);
        m_menu->setCurrentIndex(m_menu->findData(kSingle));
    } else if (form == Form::PerClass) {
        showLists();
    } else {
        showWord(std::get<std::string>(value()));
    }
    m_formula->setVisible(form == Form::Word && !m_formula->text().isEmpty());
    m_single->setVisible(form == Form::Single);
    if (m_classes) m_classes->setVisible(form == Form::PerClass);
    const bool empty = form == Form::Word && m_formula->text().isEmpty() && isAtDefault();
    setResetShown(empty ? Shown::No : Shown::Yes);
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/parameter_panel.h"

#include "widgets/panels/formula_view.h"
#include "widgets/panels/loss_text.h"
#include "widgets/panels/pane_head.h"
#include "widgets/parameters/dialect_card.h"
#include "widgets/parameters/formula_card.h"
#include "widgets/parameters/parameter_row.h"
#include "widgets/parameters/row_factory.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace lossglass {
namespace {

constexpr int kRowGap = 16;
constexpr int kMargin = 12;
constexpr int kLeastForNotes = 300;    ///< height of the panel
constexpr double kMostOfNotes = 0.35;  ///< of the height of the panel

}  // namespace

ParameterPanel::ParameterPanel(QWidget* parent) : QFrame(parent) {
    setProperty("role", "pane");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    buildHead();
    buildBody();
    refreshHead();
    refreshIcons();
}

void ParameterPanel::buildHead() {
    m_head = new PaneHead(this);
    m_resetAll = new QToolButton(this);
    m_resetAll->setObjectName("resetAll");
    m_resetAll->setText(tr("Reset all"));
    m_resetAll->setToolTip(tr("All parameters back to their defaults"));
    m_resetAll->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_resetAll->setAutoRaise(true);
    m_resetAll->setIconSize({16, 16});
    connect(m_resetAll, &QToolButton::clicked, this, &ParameterPanel::resetAll);
    m_head->addControl(m_resetAll);
    layout()->addWidget(m_head);
}

void ParameterPanel::buildBody() {
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(scroll);
    content->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(kRowGap);
    m_card = new FormulaCard(content);
    column->addWidget(m_card);
    m_dialects = new DialectCard(content);
    column->addWidget(m_dialects);
    m_rowHost = new QWidget(content);
    column->addWidget(m_rowHost);
    m_notes = new NoteBar(this);
    connect(m_notes, &NoteBar::changed, this, &ParameterPanel::placeNotes);
    connect(m_notes, &NoteBar::tabWanted, this, &ParameterPanel::tabWanted);
    column->addStretch(1);
    m_content = column;
    m_hostColumn = new QVBoxLayout(m_rowHost);
    m_hostColumn->setContentsMargins(0, 0, 0, 0);
    m_hostColumn->setSpacing(kRowGap);
    scroll->setWidget(content);
    // QScrollArea makes its child fill itself with the window's colour.
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    auto* panel = static_cast<QVBoxLayout*>(layout());
    panel->addWidget(scroll, 1);
    m_foot = new QVBoxLayout;
    panel->addLayout(m_foot);
    m_foot->addWidget(m_notes);
}

void ParameterPanel::setLoss(const Loss& loss, const ParameterValues& values,
                             const std::vector<ClassInfo>& classes, const QString& formula) {
    if (loss.id != m_lossId || classes != m_classes) {
        m_lossId = loss.id;
        m_formulaId = formula.isEmpty() ? QString::fromStdString(loss.id) : formula;
        m_lossName = lossText(loss.name);
        m_tex = QString::fromStdString(loss.formula);
        m_formulaNote = lossText(loss.formulaNote);
        m_classes = classes;
        rebuildRows(loss);
        refreshFormula();
    }
    setValues(values);
}

void ParameterPanel::rebuildRows(const Loss& loss) {
    m_rows.clear();
    const bool open = m_fold && m_fold->isChecked();
    m_fold = nullptr;
    m_conventions = nullptr;
    while (QLayoutItem* item = m_hostColumn->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            // A row may be the sender of the signal that led here.
            widget->deleteLater();
        }
        delete item;
    }
    for (const Parameter& parameter : loss.parameters)
        if (!parameter.convention) addRow(parameter, m_hostColumn);
    if (std::none_of(loss.parameters.begin(), loss.parameters.end(),
                     [](const Parameter& p) { return p.convention; }))
        return;

    m_fold = new QToolButton(m_rowHost);
    m_fold->setObjectName("conventions");
    m_fold->setText(tr("Conventions"));
    m_fold->setToolTip(tr("How a library writes this loss"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setAutoRaise(true);
    m_fold->setCheckable(true);
    m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_fold->setChecked(open);
    m_conventions = new QWidget(m_rowHost);
    auto* column = new QVBoxLayout(m_conventions);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kRowGap);
    for (const Parameter& parameter : loss.parameters)
        if (parameter.convention) addRow(parameter, column);
    m_conventions->setVisible(open);
    connect(m_fold, &QToolButton::toggled, m_conventions, [this](bool on) {
        m_conventions->setVisible(on);
        m_fold->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
    });
    m_hostColumn->addWidget(m_fold);
    m_hostColumn->addWidget(m_conventions);
}

void ParameterPanel::addRow(const Parameter& parameter, QVBoxLayout* column) {
    ParameterRow* made = makeParameterRow(parameter, m_classes, m_rowHost);
    const QString id = QString::fromStdString(parameter.id);
    connect(made, &ParameterRow::editBegan, this, [this, id] {
        if (!m_resettingAll) emit editBegan(id);
    });
    connect(made, &ParameterRow::valueEdited, this, [this, id](const ParameterValue& value) {
        refreshHead();
        emit valueEdited(id, value);
    });
    connect(made, &ParameterRow::editEnded, this, [this] {
        if (!m_resettingAll) emit editEnded();
    });
    column->addWidget(made);
    m_rows.push_back(made);
}

void ParameterPanel::setValues(const ParameterValues& values) {
    for (ParameterRow* shown : m_rows)
        if (values.has(shown->parameter().id)) shown->setValue(values.get(shown->parameter().id));
    refreshHead();
}

void ParameterPanel::setAveragingText(const QString& text) {
    if (text == m_averaging) return;
    m_averaging = text;
    refreshFormula();
}

void ParameterPanel::setNotes(const std::vector<Note>& notes) {
    m_notes->setNotes(notes);
}

/// A note stays in sight at the foot of the panel; one that would take too much of a low panel, or
/// many that were opened, scroll with the rows.
void ParameterPanel::placeNotes() {
    const int wanted = std::max(0, m_notes->heightForWidth(width() - 2 * kMargin - 2));
    const bool pinned = height() >= kLeastForNotes && wanted <= kMostOfNotes * height();
    const bool shown = !m_notes->isHidden();
    if (pinned != (m_foot->indexOf(m_notes) >= 0)) {
        (pinned ? m_content : m_foot)->removeWidget(m_notes);
        if (pinned)
            m_foot->addWidget(m_notes);
        else
            m_content->insertWidget(m_content->count() - 1, m_notes);
        m_notes->setVisible(shown);
    }
    // By itself a text that wraps asks for the height of its narrowest form.
    m_notes->setMinimumHeight(pinned ? wanted : 0);
    m_notes->setMaximumHeight(pinned ? wanted : QWIDGETSIZE_MAX);
    m_foot->setContentsMargins(kMargin, pinned && shown ? 8 : 0, kMargin,
                               pinned && shown ? kMargin : 0);
}

void ParameterPanel::setDensity(PanelDensity density) {
    m_density = density;
    refreshFormula();
}

ParameterRow* ParameterPanel::row(const std::string& id) const {
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const ParameterRow* shown) {
        return shown->parameter().id == id;
    });
    return found == m_rows.end() ? nullptr : *found;
}

QSize ParameterPanel::sizeHint() const {
    return m_density == PanelDensity::Compact ? QSize(310, 340) : QSize(400, 480);
}

void ParameterPanel::resetAll() {
    m_resettingAll = true;
    emit editBegan({});
    // The owner may answer an edit with new rows; these are to be reset all the same.
    const auto rows = m_rows;
    for (ParameterRow* shown : rows)
        shown->reset();
    m_resettingAll = false;
    emit editEnded();
}

void ParameterPanel::refreshHead() {
    m_head->setTitle(m_lossName.isEmpty() ? tr("Parameters")
                                          : tr("Parameters of %1").arg(m_lossName));
    m_resetAll->setEnabled(std::any_of(m_rows.begin(), m_rows.end(),
                                       [](const ParameterRow* r) { return !r->isAtDefault(); }));
}

void ParameterPanel::refreshFormula() {
    const QString note = QStringList{m_formulaNote, m_averaging}.join(' ').trimmed();
    m_card->setFormula(m_formulaId, m_tex);
    m_card->setNote(note);
    const bool compact = m_density == PanelDensity::Compact;
    m_card->setVisible(!compact && !m_tex.isEmpty());
    m_head->setToolTip(compact && !m_tex.isEmpty()
                           ? QStringLiteral("<p>%1</p><p>%2</p>")
                                 .arg(formulaToolTip(m_formulaId, m_tex, themeOf(palette()).text),
                                      note.toHtmlEscaped())
                           : QString());
}

void ParameterPanel::refreshIcons() {
    m_resetAll->setIcon(icon("rotate-ccw", themeOf(palette())));
}

void ParameterPanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    placeNotes();
}

void ParameterPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_resetAll) {
        refreshIcons();
        refreshFormula();
    }
    QFrame::changeEvent(event);
}

}  // namespace lossglass

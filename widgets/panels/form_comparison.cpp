// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/form_comparison.h"

#include "widgets/panels/table_look.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <utility>

namespace lossglass {
namespace {

constexpr int kFormHeight = 48;
constexpr int kMap = 40;
constexpr int kRoomy = 900;     ///< below, names need the room of the norms
constexpr int kNarrowest = 66;  ///< of a column of numbers

QVBoxLayout* columnIn(QWidget* side) {
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    return column;
}

QLabel* heading(QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setFont(strongTextFont());
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

}  // namespace

FormComparison::FormComparison(QWidget* parent)
    : QWidget(parent),
      m_forms(new FormTableModel(this)),
      m_chain(new ConventionChainModel(this)),
      m_formTable(makeQuietTable(this)),
      m_chainTable(makeQuietTable(this)),
      m_title(heading(this)),
      m_sentence(heading(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 12, 12, 12);
    row->setSpacing(24);
    row->addWidget(buildForms(), 4);
    row->addWidget(buildChain(), 5);
    refreshSelectionColour();
    connect(m_formTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (m_filling || !now.isValid()) return;
                emit formChosen(m_forms->rows()[static_cast<std::size_t>(now.row())].id);
            });
    connect(m_formTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        emit formWanted(m_forms->rows()[static_cast<std::size_t>(index.row())].id);
    });
    setNothing({});
}

QWidget* FormComparison::buildForms() {
    auto* side = new QWidget(this);
    auto* column = columnIn(side);
    column->addWidget(m_title);
    column->addWidget(m_formTable, 1);
    m_formTable->setModel(m_forms);
    m_formTable->setIconSize({kMap, kMap});
    m_formTable->verticalHeader()->setDefaultSectionSize(kFormHeight);
    m_formTable->horizontalHeader()->setMinimumSectionSize(kNarrowest);
    m_formTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_formTable->horizontalHeader()->setSectionResizeMode(FormTableModel::Name,
                                                          QHeaderView::Stretch);
    m_formTable->setAccessibleName(tr("Forms of the loss"));
    return side;
}

QWidget* FormComparison::buildChain() {
    m_chainSide = new QWidget(this);
    auto* column = columnIn(m_chainSide);
    column->addWidget(m_sentence);
    column->addWidget(m_chainTable, 1);
    m_chainTable->setModel(m_chain);
    m_chainTable->setSelectionMode(QAbstractItemView::NoSelection);
    m_chainTable->horizontalHeader()->setMinimumSectionSize(kNarrowest);
    m_chainTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_chainTable->horizontalHeader()->setSectionResizeMode(ConventionChainModel::Change,
                                                           QHeaderView::Stretch);
    m_chainTable->setAccessibleName(tr("From the canonical form to the chosen one"));
    return m_chainSide;
}

void FormComparison::setNothing(const QString& reason) {
    m_title->setText(reason);
    m_formTable->hide();
    m_chainSide->hide();
}

void FormComparison::setForms(const QString& loss, std::vector<FormRow> rows,
                              const QString& chosen) {
    m_filling = true;
    m_title->setText(tr("%1, as each library computes it").arg(loss));
    m_forms->setRows(std::move(rows));
    const int row = m_forms->rowOf(chosen);
    if (row >= 0 && row != m_formTable->currentIndex().row()) m_formTable->selectRow(row);
    m_formTable->show();
    m_chainSide->show();
    m_filling = false;
}

void FormComparison::setChain(const QString& sentence, std::vector<ConventionStep> steps) {
    m_sentence->setText(sentence);
    m_chainTable->setVisible(!steps.empty());
    m_chain->setSteps(std::move(steps));
}

QString FormComparison::sentence() const {
    return m_sentence->text();
}

void FormComparison::refreshSelectionColour() {
    giveQuietSelection(*m_formTable, palette());
    giveQuietSelection(*m_chainTable, palette());
}

void FormComparison::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_formTable->setColumnHidden(FormTableModel::GradientNorm, width() < kRoomy);
    m_chainTable->setColumnHidden(ConventionChainModel::GradientNorm, width() < kRoomy);
}

void FormComparison::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) refreshSelectionColour();
    QWidget::changeEvent(event);
}

}  // namespace lossglass

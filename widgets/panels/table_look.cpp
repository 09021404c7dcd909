// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/table_look.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace lossglass {
namespace {

constexpr int kRowHeight = 28;
constexpr int kSwatch = 12;

}  // namespace

QTableView* makeQuietTable(QWidget* parent) {
    auto* table = new QTableView(parent);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setFont(tickFont());
    table->setIconSize({kSwatch, kSwatch});
    return table;
}

void giveQuietSelection(QTableView& table, const QPalette& panel) {
    const Theme& theme = themeOf(panel);
    QPalette own = panel;
    own.setColor(QPalette::Highlight, theme.selectedRow);
    own.setColor(QPalette::HighlightedText, theme.text);
    table.setPalette(own);
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/class_looks_dialog.h"

#include "widgets/panels/table_look.h"
#include "widgets/theme/theme.h"

#include <QColorDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace lossglass {

namespace {

constexpr int kRowHeight = 34;
constexpr QSize kSwatch(36, 16);

enum LooksColumn { LabelColumn, NameColumn, ColourColumn, LooksColumns };

}  // namespace

ClassLooksDialog::ClassLooksDialog(const std::vector<ClassInfo>& classes, QWidget* parent)
    : QDialog(parent), m_given(classes), m_table(new QTableWidget(this)) {
    setWindowTitle(tr("Names and colours of the classes"));
    for (const ClassInfo& each : classes)
        m_colours.push_back(each.colour);
    m_table->setColumnCount(LooksColumns);
    m_table->setHorizontalHeaderLabels({tr("Label"), tr("Name"), tr("Colour")});
    m_table->setAccessibleName(tr("Names and colours of the classes"));
    m_table->setToolTip(tr("F2 or a double click changes a name"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    auto* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->setColumnWidth(LabelColumn, 64);
    m_table->setColumnWidth(ColourColumn, 84);
    giveQuietSelection(*m_table, palette());
    m_table->setRowCount(static_cast<int>(classes.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        fillRow(row);
    m_table->setCurrentCell(0, NameColumn);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addWidget(m_table);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(420, std::min(520, 130 + kRowHeight * static_cast<int>(classes.size())));
}

void ClassLooksDialog::fillRow(int row) {
    const ClassInfo& info = m_given[static_cast<std::size_t>(row)];
    auto* label = new QTableWidgetItem(QString::number(row));
    label->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    m_table->setItem(row, LabelColumn, label);
    m_table->setItem(row, NameColumn, new QTableWidgetItem(QString::fromStdString(info.name)));
    auto* button = new QToolButton(m_table);
    button->setIconSize(kSwatch);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tr("Colour of class %1").arg(row));
    m_table->setCellWidget(row, ColourColumn, button);
    connect(button, &QToolButton::clicked, this, [this, row] { chooseColour(row); });
    showColour(row);
}

QToolButton* ClassLooksDialog::colourButton(int row) const {
    return qobject_cast<QToolButton*>(m_table->cellWidget(row, ColourColumn));
}

void ClassLooksDialog::showColour(int row) {
    const QColor colour = QColor::fromRgb(m_colours[static_cast<std::size_t>(row)]);
    QPixmap pixmap(2 * kSwatch);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(colour);
    QPainter painter(&pixmap);
    painter.setPen(themeOf(palette()).controlEdge);
    painter.drawRect(QRectF(QPointF(), QSizeF(kSwatch)).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.end();
    colourButton(row)->setIcon(pixmap);
    colourButton(row)->setToolTip(tr("Another colour than %1 (Space)").arg(colour.name()));
}

void ClassLooksDialog::chooseColour(int row) {
    auto* dialog =
        new QColorDialog(QColor::fromRgb(m_colours[static_cast<std::size_t>(row)]), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this, row](const QColor& colour) {
        m_colours[static_cast<std::size_t>(row)] = colour.rgb() & 0xFFFFFFU;
        showColour(row);
    });
    dialog->open();
}

std::map<int, ClassLook> ClassLooksDialog::looks() const {
    std::map<int, ClassLook> looks;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const ClassInfo& given = m_given[static_cast<std::size_t>(row)];
        const QString name = m_table->item(row, NameColumn)->text().trimmed();
        const std::uint32_t colour = m_colours[static_cast<std::size_t>(row)];
        const bool isRenamed = !name.isEmpty() && name != QString::fromStdString(given.name);
        if (!isRenamed && colour == given.colour) continue;
        // What was changed before stays changed: both parts are kept.
        looks[row].name = isRenamed ? name : QString::fromStdString(given.name);
        looks[row].colour = colour;
    }
    return looks;
}

}  // namespace lossglass

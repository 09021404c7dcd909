// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_value_table.h"

#include "widgets/panels/table_look.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace lossglass {

namespace {

constexpr int kShareRole = Qt::UserRole + 1;
constexpr int kRowHeight = 34;
constexpr int kValueWidth = 88;
constexpr int kColourWidth = 112;  ///< a swatch and "#A0B0C0"
constexpr std::size_t kMostRows = 256;

/// "62.9 %" and a bar as long.
class ShareDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const double share = index.data(kShareRole).toDouble();
        const Theme& colours = themeOf(option.palette);
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, colours.selectedRow);
        const QRect text = option.rect.adjusted(4, 0, -option.rect.width() / 2, 0);
        painter->setPen(colours.text);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignRight, index.data().toString());
        const double room = option.rect.width() / 2.0 - 16;
        painter->fillRect(
            QRectF(text.right() + 10, option.rect.center().y() - 3, std::max(1.0, room * share), 8),
            colours.otherCurve);
    }
};

QPixmap swatch(const QColor& colour, const Theme& theme) {
    QPixmap pixmap(28, 28);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QRectF square(1, 1, 12, 12);
    painter.fillRect(square, colour.isValid() ? colour : theme.panel);
    if (!colour.isValid()) painter.fillRect(square, QBrush(theme.secondText, Qt::BDiagPattern));
    painter.setPen(theme.controlEdge);
    painter.drawRect(square);
    return pixmap;
}

QString valueText(const LabelValue& value, bool byColour) {
    return byColour ? QString("#%1").arg(value.value, 6, 16, QChar('0')).toUpper()
                    : QString::number(value.value);
}

}  // namespace

ImportValueTable::ImportValueTable(QWidget* parent) : QTableWidget(parent) {
    setColumnCount(4);
    setHorizontalHeaderLabels({tr("Value"), tr("Pixels"), tr("Share"), tr("Means")});
    setAccessibleName(tr("Values of the target and what they mean"));
    setSelectionMode(QAbstractItemView::SingleSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    auto* header = horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setStretchLastSection(true);
    setColumnWidth(0, kValueWidth);
    setColumnWidth(1, 84);
    setColumnWidth(2, 132);
    setItemDelegateForColumn(2, new ShareDelegate(this));
    setMinimumHeight(4 * kRowHeight);
}

void ImportValueTable::setTarget(const ReviewedTarget& target,
                                 const std::vector<ClassInfo>& classes) {
    giveQuietSelection(*this, palette());
    // The boxes stay where they can, and the focus with them.
    const bool same = showsTheSame(target.read.meanings, target.read.byColour, classes);
    m_values = target.read.meanings;
    m_classes = classes;
    if (same) {
        for (int row = 0; row < rowCount(); ++row) {
            auto* box = cellWidget(row, 3)->findChild<QComboBox*>();
            const auto& label = m_values[static_cast<std::size_t>(row)].label;
            box->setCurrentIndex(label ? box->findData(int{*label}) : -1);
        }
        return;
    }
    m_byColour = target.read.byColour;
    horizontalHeaderItem(0)->setText(m_byColour ? tr("Colour") : tr("Value"));
    setColumnWidth(0, m_byColour ? kColourWidth : kValueWidth);
    std::int64_t all = 0;
    for (const LabelValue& value : m_values)
        all += value.count;
    const auto rows = static_cast<int>(std::min(m_values.size(), kMostRows));
    const int selected = currentRow();
    setRowCount(0);
    setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const LabelValue& value = m_values[static_cast<std::size_t>(row)];
        fillRow(row, value, all);
        if (value.value == target.asked && selected < 0) selectRow(row);
    }
    if (selected >= 0 && selected < rows) selectRow(selected);
}

bool ImportValueTable::showsTheSame(const std::vector<LabelValue>& values, bool byColour,
                                    const std::vector<ClassInfo>& classes) const {
    return byColour == m_byColour && classes == m_classes &&
           std::equal(values.begin(), values.end(), m_values.begin(), m_values.end(),
                      [](const LabelValue& a, const LabelValue& b) {
                          return a.value == b.value && a.count == b.count;
                      });
}

void ImportValueTable::fillRow(int row, const LabelValue& value, std::int64_t all) {
    const auto set = [&](int column, const QString& text, Qt::Alignment side) {
        auto* item = new QTableWidgetItem(text);
        item->setTextAlignment(Qt::AlignVCenter | side);
        setItem(row, column, item);
        return item;
    };
    const Theme& colours = themeOf(palette());
    auto* name = set(0, valueText(value, m_byColour), Qt::AlignLeft);
    if (m_byColour) name->setIcon(swatch(QColor::fromRgb(static_cast<QRgb>(value.value)), colours));
    set(1, QLocale().toString(static_cast<qlonglong>(value.count)), Qt::AlignRight);
    const double share = static_cast<double>(value.count) / static_cast<double>(all);
    auto* part = set(2, QString::number(100 * share, 'f', 1) + " %", Qt::AlignRight);
    part->setData(kShareRole, share);
    setCellWidget(row, 3, makeMeaning(value));
}

QWidget* ImportValueTable::makeMeaning(const LabelValue& value) {
    const Theme& colours = themeOf(palette());
    auto* cell = new QWidget(this);
    auto* room = new QHBoxLayout(cell);
    room->setContentsMargins(0, 3, 0, 3);
    auto* box = new QComboBox(cell);
    room->addWidget(box);
    const auto usual = defaultClasses(static_cast<int>(m_classes.size()));
    for (std::size_t label = 0; label < m_classes.size(); ++label) {
        const ClassInfo& info = m_classes[label];
        const QString number = tr("class %1").arg(label);
        const bool isNamed = info.name != usual[label].name;
        box->addItem(
            swatch(QColor::fromRgb(info.colour), colours),
            isNamed ? number + QStringLiteral(", ") + QString::fromStdString(info.name) : number,
            static_cast<int>(label));
    }
    box->addItem(swatch({}, colours), tr("ignored"), int{kIgnored});
    box->setPlaceholderText(tr("choose…"));
    box->setCurrentIndex(value.label ? box->findData(int{*value.label}) : -1);
    const QString text = valueText(value, m_byColour);
    box->setAccessibleName(tr("Meaning of %1").arg(text));
    box->setToolTip(tr("Which class %1 means, or that its pixels are ignored").arg(text));
    connect(box, &QComboBox::activated, this, [this, box, stored = value.value](int index) {
        choose(stored, static_cast<std::uint8_t>(box->itemData(index).toInt()));
    });
    return cell;
}

void ImportValueTable::choose(std::int64_t value, std::uint8_t label) {
    emit changed([values = m_values, value, label](ImportOptions& options) {
        for (const LabelValue& each : values)
            if (each.label) options.meanings.try_emplace(each.value, *each.label);
        options.meanings[value] = label;
    });
}

}  // namespace lossglass

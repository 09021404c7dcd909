// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_place_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace lossglass {

namespace {

QString layoutText(const std::string& axes) {
    QStringList words;
    for (const char axis : axes)
        words << (axis == 'N'   ? ImportPlaceRow::tr("samples")
                  : axis == 'C' ? ImportPlaceRow::tr("classes")
                  : axis == 'H' ? ImportPlaceRow::tr("rows")
                                : ImportPlaceRow::tr("columns"));
    return words.join(QStringLiteral(", "));
}

}  // namespace

ImportPlaceRow::ImportPlaceRow(ImportSide side, QWidget* parent)
    : QWidget(parent),
      m_side(side),
      m_layoutName(new QLabel(tr("Axes"), this)),
      m_pageName(new QLabel(tr("Page"), this)),
      m_axisName(new QLabel(tr("Across axis"), this)),
      m_sliceName(new QLabel(tr("Slice"), this)),
      m_memberName(new QLabel(tr("Array"), this)),
      m_layout(new QComboBox(this)),
      m_axis(new QComboBox(this)),
      m_member(new QComboBox(this)),
      m_page(new QSpinBox(this)),
      m_slice(new QSpinBox(this)),
      m_turned(new QCheckBox(tr("Swap rows and columns"), this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    const auto add = [&](QLabel* name, QWidget* control, const QString& tip) {
        row->addWidget(name);
        row->addWidget(control);
        name->setBuddy(control);
        control->setAccessibleName(name->text());
        control->setToolTip(tip);
    };
    add(m_layoutName, m_layout, tr("What the axes of the array are, in the order of the file"));
    add(m_memberName, m_member, tr("Which array of the archive is read"));
    add(m_pageName, m_page, tr("Which page of the file is read; the first is 0"));
    add(m_axisName, m_axis, tr("The axis of the volume across which it is sliced"));
    add(m_sliceName, m_slice, tr("Which slice of the volume is read; the first is 0"));
    m_turned->setToolTip(tr("For files that are stored the other way round"));
    row->addWidget(m_turned);
    row->addStretch(1);
    m_axis->addItems({"0", "1", "2"});
    connectControls();
}

LayoutChoice& ImportPlaceRow::layoutOf(ImportOptions& options) const {
    return m_side == ImportSide::Target ? options.targetLayout : options.layout;
}

ReadChoices& ImportPlaceRow::choicesOf(ImportOptions& options) const {
    return m_side == ImportSide::Target ? options.targetRead : options.read;
}

void ImportPlaceRow::connectControls() {
    const auto send = [this](auto change) {
        if (m_isFilling) return;
        emit changed([this, change](ImportOptions& options) { change(options); });
    };
    connect(m_layout, &QComboBox::activated, this, [this, send](int index) {
        const std::string axes = m_layout->itemData(index).toString().toStdString();
        send([this, axes](ImportOptions& options) { layoutOf(options).axes = axes; });
    });
    connect(m_member, &QComboBox::activated, this, [this, send](int index) {
        const std::string key = m_member->itemText(index).toStdString();
        send([this, key](ImportOptions& options) { choicesOf(options).key = key; });
    });
    connect(m_axis, &QComboBox::activated, this, [this, send](int axis) {
        send([this, axis](ImportOptions& options) {
            choicesOf(options).axis = axis;
            // The middle one of the other axis.
            choicesOf(options).slice.reset();
        });
    });
    connect(m_page, &QSpinBox::valueChanged, this, [this, send](int page) {
        send([this, page](ImportOptions& options) { choicesOf(options).page = page; });
    });
    connect(m_slice, &QSpinBox::valueChanged, this, [this, send](int slice) {
        send([this, slice](ImportOptions& options) { choicesOf(options).slice = slice; });
    });
    connect(m_turned, &QCheckBox::clicked, this, [this, send](bool turned) {
        send([this, turned](ImportOptions& options) {
            layoutOf(options).rows =
                turned ? LayoutChoice::Rows::Transposed : LayoutChoice::Rows::AsStored;
        });
    });
}

void ImportPlaceRow::setFile(const ReviewedFile& file, const ImportOptions& options) {
    m_isFilling = true;
    const LayoutChoice& layout =
        m_side == ImportSide::Target ? options.targetLayout : options.layout;
    const auto show = [](QLabel* name, QWidget* control, bool shown) {
        name->setVisible(shown);
        control->setVisible(shown);
    };
    m_layout->clear();
    for (const std::string& axes : file.layouts)
        m_layout->addItem(layoutText(axes), QString::fromStdString(axes));
    if (!layout.axes.empty())
        m_layout->setCurrentIndex(m_layout->findData(QString::fromStdString(layout.axes)));
    show(m_layoutName, m_layout, file.layouts.size() > 1);

    const FileParts& parts = file.parts;
    m_member->clear();
    for (const std::string& member : parts.members)
        m_member->addItem(QString::fromStdString(member));
    m_member->setCurrentText(QString::fromStdString(parts.member));
    show(m_memberName, m_member, parts.members.size() > 1);
    m_page->setRange(0, parts.pages - 1);
    m_page->setValue(parts.page);
    show(m_pageName, m_page, parts.pages > 1);
    const auto slices = parts.slices[static_cast<std::size_t>(parts.axis)];
    m_slice->setRange(0, static_cast<int>(std::max<std::int64_t>(slices, 1)) - 1);
    m_slice->setValue(static_cast<int>(parts.slice));
    m_axis->setCurrentIndex(parts.axis);
    show(m_sliceName, m_slice, parts.hasVolume() && slices > 1);
    show(m_axisName, m_axis, parts.hasVolume());
    m_turned->setChecked(layout.rows == LayoutChoice::Rows::Transposed);
    m_isFilling = false;
}

}  // namespace lossglass

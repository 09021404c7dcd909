// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_class_row.h"

#include "app/window/class_looks_dialog.h"
#include "app/window/import_reviewer.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

namespace lossglass {

ImportClassRow::ImportClassRow(QWidget* parent)
    : QWidget(parent),
      m_count(new QSpinBox(this)),
      m_looks(new QPushButton(tr("&Names and colours…"), this)) {
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    auto* name = new QLabel(tr("Cl&asses"), this);
    name->setBuddy(m_count);
    m_count->setRange(2, kIgnored);
    m_count->setKeyboardTracking(false);
    m_count->setAccessibleName(tr("Number of classes"));
    m_looks->setAutoDefault(false);
    m_looks->setToolTip(
        tr("What the classes are called and in which colours they are shown (Alt+N)"));
    line->addWidget(name);
    line->addWidget(m_count);
    line->addWidget(m_looks);
    line->addStretch(1);
    connect(m_count, &QSpinBox::valueChanged, this, [this](int count) {
        if (m_isFilling) return;
        emit changed([count](ImportOptions& options) { options.classCount = count; });
    });
    connect(m_looks, &QPushButton::clicked, this, &ImportClassRow::editLooks);
}

void ImportClassRow::setResult(const ReviewResult& result) {
    m_isFilling = true;
    const ImportReview& review = result.review;
    m_classes = classesOf(review);
    int least = 2;
    if (review.target) {
        least = std::max(least, review.target->read.maxLabel + 1);
        for (const LabelValue& value : review.target->read.meanings)
            if (value.label && *value.label != kIgnored) least = std::max(least, *value.label + 1);
    }
    m_count->setMinimum(least);
    m_count->setValue(static_cast<int>(m_classes.size()));
    // The planes of a prediction say how many classes there are.
    const bool isOpen = (!review.prediction || review.prediction->read.labelConfidence) &&
                        !(review.target && review.target->read.isSoft());
    m_count->setEnabled(isOpen);
    m_count->setToolTip(isOpen ? tr("How many classes there are, also those that do not occur in "
                                    "this file, background included (Alt+A)")
                               : tr("The planes of the file say how many classes there are"));
    m_isFilling = false;
}

void ImportClassRow::editLooks() {
    auto* dialog = new ClassLooksDialog(m_classes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        emit changed([looks = dialog->looks()](ImportOptions& options) {
            for (const auto& [label, look] : looks)
                options.classLooks[label] = look;
        });
    });
    dialog->open();
}

}  // namespace lossglass

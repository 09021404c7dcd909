// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/range_dialog.h"

#include "widgets/parameters/decimal_box.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(GradientRangeDialog)
};

}  // namespace

std::optional<double> askGradientRange(QWidget* parent, double now) {
    QDialog dialog(parent);
    dialog.setWindowTitle(Text::tr("Range of the gradient"));
    auto* field = new DecimalBox(&dialog);
    field->setDecimals(6);
    field->setRange(1e-6, 1e9);
    field->setValue(now);
    field->setToolTip(Text::tr("Larger values get the colour of the end"));
    auto* label = new QLabel(Text::tr("Colours end at plus and minus (times N):"), &dialog);
    label->setBuddy(field);
    field->setAccessibleName(label->text());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(&dialog);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(field);
    column->addSpacing(8);
    column->addWidget(buttons);
    field->selectAll();
    field->setFocus();
    if (dialog.exec() != QDialog::Accepted) return std::nullopt;
    return field->value();
}

}  // namespace lossglass

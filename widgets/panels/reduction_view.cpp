// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/reduction_view.h"

#include "widgets/panels/reduction_table.h"
#include "widgets/panels/reduction_text.h"
#include "widgets/theme/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lossglass {

ReductionView::ReductionView(QWidget* parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_conclusion(new QLabel(this)),
      m_table(new ReductionTable),
      m_scroll(new QScrollArea(this)) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_title->setFont(strongTextFont());
    m_conclusion->setFont(textFont());
    m_conclusion->setWordWrap(true);
    m_scroll->setWidget(m_table);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_table->setAutoFillBackground(false);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(12, 0, 12, 0);
    top->setSpacing(12);
    top->addWidget(m_title);
    top->addWidget(m_conclusion, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 4);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_scroll, 1);
    m_invitation = makeInvitation();
    column->addWidget(m_invitation, 1);
    connect(m_table, &ReductionTable::sampleChosen, this, &ReductionView::sampleChosen);
    setSingleSample();
}

QWidget* ReductionView::makeInvitation() {
    auto* invitation = new QWidget(this);
    auto* title = new QLabel(tr("Add a second sample to see how reductions differ"), invitation);
    title->setFont(strongTextFont());
    auto* help = new QLabel(tr("A mean over images lets a small object count as much as a large "
                               "one; sums over the batch do not."),
                            invitation);
    help->setFont(helpFont());
    help->setProperty("role", "second");
    help->setWordWrap(true);
    for (QLabel* label : {title, help})
        label->setAlignment(Qt::AlignCenter);
    auto* copy = new QPushButton(tr("Add a copy of this sample"), invitation);
    auto* files = new QPushButton(tr("Add samples from files…"), invitation);
    copy->setToolTip(tr("The same target and prediction once more, to change one of them"));
    files->setToolTip(tr("Targets and predictions of the same size"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(files);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(invitation);
    column->addStretch(1);
    column->addWidget(title);
    column->addWidget(help);
    column->addLayout(buttons);
    column->addStretch(1);
    connect(copy, &QPushButton::clicked, this, &ReductionView::copyRequested);
    connect(files, &QPushButton::clicked, this, &ReductionView::filesRequested);
    return invitation;
}

void ReductionView::setLab(const ReductionLab& lab, const QString& lossName) {
    const int samples = static_cast<int>(lab.samples.size());
    m_title->setText(tr("%1 over %n samples", nullptr, samples).arg(lossName));
    m_conclusion->setText(conclusionText(lab));
    m_table->setLab(lab);
    m_invitation->hide();
    for (QWidget* each : {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_conclusion),
                          static_cast<QWidget*>(m_scroll)})
        each->show();
}

void ReductionView::setSingleSample() {
    m_title->hide();
    m_conclusion->hide();
    m_scroll->hide();
    m_invitation->show();
}

void ReductionView::setWorking(bool working) {
    m_table->setOld(working);
}

QString ReductionView::conclusion() const {
    return m_conclusion->text();
}

bool ReductionView::isInviting() const {
    return !m_invitation->isHidden();
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/session_rescue_bar.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace lossglass {

RescueBar::RescueBar(QWidget* parent)
    : QFrame(parent),
      m_mark(new QLabel(this)),
      m_text(new QLabel(this)),
      m_restore(new QPushButton(tr("Restore"), this)),
      m_discard(new QPushButton(tr("Discard"), this)) {
    setProperty("role", "pane");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 4, 4);
    row->setSpacing(8);
    m_text->setWordWrap(true);
    m_restore->setToolTip(tr("Bring the unsaved work back; Undo returns to the present scene"));
    m_discard->setToolTip(tr("Delete the unsaved work"));
    m_restore->setObjectName(QStringLiteral("restore"));
    m_discard->setObjectName(QStringLiteral("discard"));
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_restore);
    row->addWidget(m_discard);
    connect(m_restore, &QPushButton::clicked, this, &RescueBar::restoreChosen);
    connect(m_discard, &QPushButton::clicked, this, &RescueBar::discardChosen);
    refreshMark();
    hide();
}

void RescueBar::offer(const QDateTime& when, int count) {
    const QString time = QLocale().toString(when, QLocale::ShortFormat);
    m_text->setText(count > 1 ? tr("Lossglass ended %n times without saving; the last work is of "
                                   "%1.",
                                   nullptr, count)
                                    .arg(time)
                              : tr("Lossglass ended without saving; the work of %1 is kept.")
                                    .arg(time));
    show();
}

QString RescueBar::text() const {
    return m_text->text();
}

void RescueBar::refreshMark() {
    m_mark->setPixmap(icon("info", themeOf(palette()).secondText).pixmap(18, 18));
}

void RescueBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refreshMark();
}

}  // namespace lossglass

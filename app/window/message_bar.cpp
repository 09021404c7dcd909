// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/message_bar.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace lossglass {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_mark(new QLabel(this)),
      m_text(new QLabel(this)),
      m_more(new QToolButton(this)),
      m_close(new QToolButton(this)) {
    setProperty("role", "pane");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 4, 4);
    row->setSpacing(8);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setTextFormat(Qt::PlainText);
    m_more->setAutoRaise(true);
    m_close->setAutoRaise(true);
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Close this message"));
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_more);
    row->addWidget(m_close);
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_open = true;
        refresh();
    });
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    dismiss();
}

void MessageBar::showError(const QString& sentence) {
    m_sentences = {sentence};
    m_isError = true;
    refresh();
}

void MessageBar::showNotices(const QStringList& notices) {
    m_sentences = notices;
    m_isError = false;
    m_open = false;
    refresh();
}

void MessageBar::dismiss() {
    m_sentences.clear();
    refresh();
}

QString MessageBar::text() const {
    return m_sentences.join('\n');
}

void MessageBar::refresh() {
    setVisible(!m_sentences.isEmpty());
    if (m_sentences.isEmpty()) return;
    const Theme& colours = themeOf(palette());
    m_text->setText(m_open ? m_sentences.join('\n') : m_sentences.first());
    m_text->setProperty("role", m_isError ? "error" : "");
    m_text->setStyleSheet(m_isError ? QStringLiteral("color: %1").arg(colours.error.name())
                                    : QString());
    const QColor mark = m_isError ? colours.error : colours.secondText;
    m_mark->setPixmap(icon(m_isError ? "triangle-alert" : "info", mark).pixmap(18, 18));
    m_more->setVisible(m_sentences.size() > 1 && !m_open);
    m_more->setText(tr("%n more", nullptr, static_cast<int>(m_sentences.size()) - 1));
    setToolTip(m_sentences.join('\n'));
}

void MessageBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refresh();
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/note_bar.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStringList>
#include <algorithm>

namespace lossglass {
namespace {

constexpr int kMark = 16;
const QString kTab = QStringLiteral("tab:");

}  // namespace

NoteBar::NoteBar(QWidget* parent)
    : QFrame(parent), m_mark(new QLabel(this)), m_text(new QLabel(this)) {
    setProperty("role", "note");
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(8);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setFont(helpFont());
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_text, &QLabel::linkActivated, this, [this](const QString& link) {
        if (link.startsWith(kTab)) return emit tabWanted(link.mid(kTab.size()));
        m_open = !m_open;
        refresh();
    });
    hide();
}

void NoteBar::setNotes(const std::vector<Note>& notes) {
    if (notes == m_notes) return;
    m_notes = notes;
    m_open = false;
    refresh();
}

void NoteBar::refresh() {
    const Theme& theme = themeOf(palette());
    const std::size_t shown = m_open ? m_notes.size() : std::min<std::size_t>(1, m_notes.size());
    QStringList parts;
    for (std::size_t i = 0; i < shown; ++i) {
        const Note& note = m_notes[i];
        QString part = QStringLiteral("<span style='font-weight:600'>%1</span> %2")
                           .arg(note.claim.toHtmlEscaped(), note.text.toHtmlEscaped());
        if (!note.tab.isEmpty())
            part += QStringLiteral(" <a href=\"%1%2\" style=\"color:%3\">%4</a>")
                        .arg(kTab, note.tab, theme.noteText.name(), note.where.toHtmlEscaped());
        parts << part;
    }
    QString html = parts.join(QStringLiteral("<br>"));
    if (m_notes.size() > 1) {
        const QString link =
            m_open ? tr("fewer") : tr("%n more", nullptr, static_cast<int>(m_notes.size() - 1));
        html += QStringLiteral(" <a href=\"more\" style=\"color:%1\">%2</a>")
                    .arg(theme.noteText.name(), link);
    }
    m_text->setText(html);
    m_mark->setPixmap(
        icon("triangle-alert", theme.noteText).pixmap(QSize(kMark, kMark), devicePixelRatioF()));
    setVisible(!m_notes.empty());
    emit changed();
}

void NoteBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) refresh();
    QFrame::changeEvent(event);
}

}  // namespace lossglass

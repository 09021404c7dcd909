// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/first_hints.h"

#include "app/window/kept_settings.h"
#include "app/window/main_window.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace lossglass {

namespace {

const QString kClosedKey = QStringLiteral("hints/closed");

}  // namespace

FirstHints::FirstHints(Document& document, QWidget* parent)
    : QFrame(parent),
      m_document(document),
      m_hints{{tr("Paint on the prediction with the left button, erase with the right one: the "
                  "values at the right follow."),
               {Change::What::Prediction, Change::What::Target}},
              {tr("Drag a slider of the parameters: the dashed curve keeps what was before."),
               Change::What::Parameters},
              {tr("Click another loss in the list: the heat map shows where that one pulls."),
               Change::What::SelectedLoss},
              {tr("Every scene brings out another trait of the losses: open the gallery with "
                  "Ctrl+L."),
               Change::What::WholeScene}},
      m_mark(new QLabel(this)),
      m_text(new QLabel(this)),
      m_next(new QToolButton(this)),
      m_close(new QToolButton(this)) {
    setProperty("role", "pane");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 4, 4);
    row->setSpacing(8);
    m_text->setWordWrap(true);
    for (QToolButton* each : {m_next, m_close})
        each->setAutoRaise(true);
    m_next->setText(tr("Next hint"));
    m_next->setToolTip(tr("Go on without trying this"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("Close the hints; Help brings them back"));
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_next);
    row->addWidget(m_close);
    connect(m_next, &QToolButton::clicked, this, &FirstHints::next);
    connect(m_close, &QToolButton::clicked, this, &FirstHints::finish);
    connect(&document, &Document::changed, this, &FirstHints::onChanged);
    hide();
}

void FirstHints::start() {
    m_at = 0;
    refresh();
    show();
}

std::optional<int> FirstHints::current() const {
    if (isHidden()) return std::nullopt;
    return static_cast<int>(m_at);
}

QString FirstHints::text() const {
    return m_text->text();
}

void FirstHints::onChanged(const Change& change) {
    if (isHidden()) return;
    // What the program opens by itself at the start follows no hint.
    const bool isStroke = m_at > 0 || m_document.isStroking();
    if (isStroke && change.touches(m_hints[m_at].followedBy)) next();
}

void FirstHints::next() {
    if (m_at + 1 == m_hints.size()) return finish();
    ++m_at;
    refresh();
}

void FirstHints::finish() {
    hide();
    emit closed();
}

void FirstHints::refresh() {
    m_text->setText(tr("%1 of %2: %3").arg(m_at + 1).arg(m_hints.size()).arg(m_hints[m_at].text));
    m_next->setVisible(m_at + 1 < m_hints.size());
    m_mark->setPixmap(icon("info", themeOf(palette()).accent).pixmap(18, 18));
}

void FirstHints::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refresh();
}

void addFirstHints(MainWindow& window) {
    auto* hints = new FirstHints(window.document(), window.centralWidget());
    auto* column = qobject_cast<QVBoxLayout*>(window.centralWidget()->layout());
    // Above the status line, within the margins of the panes.
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 8);
    row->addWidget(hints);
    column->insertLayout(column->count() - 1, row);
    QMenu* help = window.menuBar()->actions().last()->menu();
    QAction* again = new QAction(FirstHints::tr("Show the &hints"), &window);
    help->insertAction(help->actions().first(), again);
    QObject::connect(again, &QAction::triggered, hints, &FirstHints::start);
    QObject::connect(hints, &FirstHints::closed, hints,
                     [] { KeptSettings().setValue(kClosedKey, true); });
    if (!KeptSettings().value(kClosedKey).toBool()) hints->start();
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loss_list_panel.h"

#include "widgets/panels/loss_list_model.h"
#include "widgets/panels/loss_list_view.h"
#include "widgets/panels/pane_head.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>
#include <utility>

namespace lossglass {
namespace {

constexpr int kSearchWidth = 150;
constexpr int kCompactSearchWidth = 120;

}  // namespace

LossListPanel::LossListPanel(QWidget* parent)
    : QFrame(parent),
      m_model(new LossListModel(this)),
      m_view(new LossListView(this)),
      m_head(new PaneHead(this)),
      m_search(new QLineEdit(this)) {
    setProperty("role", "pane");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_view);
    m_head->setTitle(tr("Losses"));
    m_search->setPlaceholderText(tr("Find a loss"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setToolTip(tr("Shows the losses whose names have these letters; Esc shows all"));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedSize(kSearchWidth, 26);
    m_search->installEventFilter(this);
    m_searchMark = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_head->addControl(m_search);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Losses"));
    refreshHead();
    refreshIcon();

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_model->setFilter(text);
        restoreSelection();
    });
    connect(m_model, &LossListModel::shownRequested, this, &LossListPanel::lossShown);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &LossListPanel::takeSelection);
}

void LossListPanel::setRows(std::vector<LossRow> rows) {
    // A model that is made anew forgets selection and place.
    const int place = m_view->verticalScrollBar()->value();
    m_model->setRows(std::move(rows));
    restoreSelection();
    m_view->verticalScrollBar()->setValue(place);
    refreshHead();
}

void LossListPanel::setSelected(const std::string& id) {
    if (id == m_selected) return;
    m_selected = id;
    restoreSelection();
    if (const QModelIndex index = m_model->indexOf(id); index.isValid()) m_view->scrollTo(index);
}

void LossListPanel::restoreSelection() {
    const QModelIndex index = m_model->indexOf(m_selected);
    if (index == m_view->currentIndex() && m_view->selectionModel()->isSelected(index)) return;
    m_restoring = true;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_restoring = false;
}

void LossListPanel::takeSelection(const QModelIndex& current) {
    const LossRow* row = m_model->rowAt(current);
    if (m_restoring || !row || row->id == m_selected) return;
    m_selected = row->id;
    emit lossSelected(QString::fromStdString(row->id));
}

void LossListPanel::setDensity(ListDensity density) {
    m_density = density;
    m_view->setDensity(density);
    m_search->setFixedWidth(density == ListDensity::Compact ? kCompactSearchWidth : kSearchWidth);
    updateGeometry();
}

QSize LossListPanel::sizeHint() const {
    return m_density == ListDensity::Compact ? QSize(310, 244) : QSize(400, 390);
}

void LossListPanel::refreshHead() {
    m_head->setRemark(tr("%n shown", nullptr, m_model->shownCount()));
}

void LossListPanel::refreshIcon() {
    m_searchMark->setIcon(icon("search", themeOf(palette()).secondText));
}

void LossListPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_searchMark) refreshIcon();
    QFrame::changeEvent(event);
}

bool LossListPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (key == Qt::Key_Down) {
            m_view->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace lossglass

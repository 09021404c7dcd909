// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/response_view.h"

#include "widgets/plots/plot_legend.h"
#include "widgets/plots/response_plots.h"
#include "widgets/plots/response_side.h"
#include "widgets/plots/response_text.h"
#include "widgets/plots/target_choice.h"
#include "widgets/theme/fonts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lossglass {

ResponseView::ResponseView(QWidget* parent)
    : QWidget(parent),
      m_legend(new PlotLegend(this)),
      m_narrowName(new QLabel(tr("Pixel of"), this)),
      m_narrowChoice(new TargetChoice(TargetChoice::Shape::AlwaysList, this)),
      m_plots(new ResponsePlots(this)),
      m_sideScroll(new QScrollArea(this)),
      m_side(new ResponseSide) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_narrowName->setFont(helpFont());
    m_narrowName->setProperty("role", QStringLiteral("second"));

    m_sideScroll->setWidget(m_side);
    m_sideScroll->setWidgetResizable(true);
    m_sideScroll->setFrameShape(QFrame::NoFrame);
    m_sideScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sideScroll->setFocusPolicy(Qt::NoFocus);
    m_sideScroll->setFixedWidth(m_side->width() + 12);
    m_sideScroll->setMinimumHeight(0);
    m_sideScroll->viewport()->setAutoFillBackground(false);
    m_side->setAutoFillBackground(false);

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_legend, 1);
    top->addWidget(m_narrowName);
    top->addWidget(m_narrowChoice);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    left->addLayout(top);
    left->addWidget(m_plots, 1);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 8, 12, 8);
    row->setSpacing(20);
    row->addLayout(left, 1);
    row->addWidget(m_sideScroll);

    connect(m_side, &ResponseSide::targetChosen, this, &ResponseView::targetChosen);
    connect(m_narrowChoice, &TargetChoice::picked, this, &ResponseView::targetChosen);
    connect(m_plots, &ResponsePlots::pHovered, this, &ResponseView::pHovered);
    arrange();
}

void ResponseView::setData(const ResponseViewData& data) {
    m_data = data;
    setLegend();
    m_narrowChoice->setChoices(data.classNames, data.target);
    m_plots->setData(data);
    m_side->setData(data);
    setColours();
}

QSize ResponseView::sizeHint() const {
    return {1000, 420};
}

QSize ResponseView::minimumSizeHint() const {
    return {360, 150};
}

void ResponseView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void ResponseView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) setColours();
}

void ResponseView::setLegend() {
    std::vector<PlotLegend::Entry> entries;
    if (m_data.selected) {
        entries.push_back({m_data.selected->legend, PlotLineKind::Selected});
        if (m_data.ghost) {
            const QString& settings = m_data.ghost->legend;
            entries.push_back({settings.isEmpty() ? tr("before the last drag")
                                                  : tr("before the last drag, %1").arg(settings),
                               PlotLineKind::Ghost});
        }
        for (const auto& other : m_data.others)
            entries.push_back({other.legend, PlotLineKind::Other});
    }
    m_legend->setEntries(std::move(entries));
}

void ResponseView::setColours() {
    const auto [below, above] = ResponseText::barColours(m_data, themeOf(palette()));
    m_side->setColours(below, above);
    m_plots->setBarColours(below, above);
}

void ResponseView::arrange() {
    const bool wide = width() >= kLeastWidthForSide;
    m_sideScroll->setVisible(wide);
    m_narrowName->setVisible(!wide);
    m_narrowChoice->setVisible(!wide);
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
// What the heads of the three panes say in the room that they have: nothing in them is cut before
// all that can be said shorter is.
#include "app/window/canvas_board.h"
#include "app/window/canvas_pane.h"
#include "widgets/panels/pane_head.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>

namespace lossglass {

namespace {

/// As wide as what is chosen, not as the longest choice: the list that opens is wider.
void fitToText(QComboBox& box) {
    constexpr int kBesideText = 42;
    box.setFixedWidth(box.fontMetrics().horizontalAdvance(box.currentText()) + kBesideText);
    box.view()->setMinimumWidth(box.view()->sizeHintForColumn(0) + kBesideText);
}

}  // namespace

void CanvasBoard::setHeadRoom(CanvasContent content, HeadRoom room) {
    const bool words = room == HeadRoom::Words, full = room != HeadRoom::Short;
    switch (content) {
        case CanvasContent::Target:
            return m_paintsLabel->setVisible(words);
        case CanvasContent::Prediction:
            // There is room for one of the two; the number's tool tip says the same.
            m_paintsProbability->setVisible(words && m_scene.channels() <= 1);
            m_quantity->setItemText(0, full ? tr("probability") : tr("p"));
            return squeeze(full ? Squeeze::None : Squeeze::Tight);
        case CanvasContent::Gradient:
            m_by->setItemText(0, full ? tr("by logit, N ∂L/∂z") : tr("N ∂L/∂z"));
            m_by->setItemText(1, full ? tr("by probability, N ∂L/∂p") : tr("N ∂L/∂p"));
            fitToText(*m_by);
            return m_gradientPane->setTitle(m_highlight ? m_highlight->title
                                            : words     ? tr("Gradient of %1").arg(m_lossName)
                                                        : m_lossName);
    }
}

/// Beside two tabs there is room for little: the colour of a class stands for its name, which the
/// tool tip has.
void CanvasBoard::squeeze(Squeeze much) {
    const bool compact = m_density == WindowDensity::Compact;
    const bool tight = compact && much == Squeeze::Tight;
    m_probability->setFixedWidth(tight ? 46 : compact ? 62 : 72);
    m_probability->setButtonSymbols(tight ? QAbstractSpinBox::NoButtons
                                          : QAbstractSpinBox::UpDownArrows);
    m_watched->setMinimumContentsLength(tight ? 0 : 4);
    m_watched->setMaximumWidth(tight ? 46 : compact ? 80 : QWIDGETSIZE_MAX);
}

void CanvasBoard::refreshHeads() {
    QStringList wanted{m_lossName, m_highlight ? m_highlight->title : QString(),
                       QString::number(static_cast<int>(m_density)),
                       QString::number(m_by->currentIndex())};
    for (const ClassInfo& each : m_classes)
        wanted << QString::fromStdString(each.name);
    for (const CanvasPane* pane : {m_target, m_prediction, m_gradientPane})
        wanted << QString::number(pane->head()->width());
    if (wanted == m_headsFor) return;
    m_headsFor = wanted;
    for (CanvasPane* pane : {m_target, m_prediction, m_gradientPane})
        for (const HeadRoom room : {HeadRoom::Words, HeadRoom::NoWords, HeadRoom::Short}) {
            setHeadRoom(pane->canvas()->content(), room);
            if (pane->head()->neededWidth() <= pane->head()->width()) break;
        }
}

}  // namespace lossglass

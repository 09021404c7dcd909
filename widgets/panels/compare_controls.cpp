// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_controls.h"

#include "widgets/panels/flow_row.h"
#include "widgets/plots/segment_choice.h"
#include "widgets/theme/fonts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>

namespace lossglass {

CompareControls::CompareControls(QWidget* parent)
    : QWidget(parent),
      m_range(new SegmentChoice({tr("own range"), tr("shared")}, tr("Range of the colours"), this)),
      m_shown(new SegmentChoice({tr("now"), tr("kept")}, tr("Scene that the cards show"), this)),
      m_by(new QComboBox(this)),
      m_order(new QComboBox(this)),
      m_others(new QMenu(this)) {
    m_range->setTip(0, tr("Each map has colours of its own range"));
    m_range->setTip(1, tr("All maps have the same colours: strong and weak pulls can be compared"));
    m_shown->setTip(0, tr("The cards show the present scene"));
    m_shown->setTip(1, tr("The cards show the scene that was kept"));
    m_by->addItems({tr("by logit, N ∂L/∂z"), tr("by probability, N ∂L/∂p")});
    m_by->setToolTip(tr("What the gradient is taken by; N is the number of valid pixels"));
    m_by->setAccessibleName(tr("What the gradient is taken by"));
    m_order->addItems({tr("as listed"), tr("by value"), tr("by gradient norm")});
    m_order->setToolTip(tr("Order of the cards, the largest first"));
    m_order->setAccessibleName(tr("Order of the cards"));
    for (QComboBox* each : {m_by, m_order})
        each->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* row = new FlowRow(this);
    row->addWidget(m_range);
    row->addWidget(m_by);
    row->addWidget(m_order);
    m_keep = button(tr("Keep settings"),
                    tr("Add a card with the present settings of the selected loss"));
    m_difference = button(tr("Difference"), tr("Add a card: the selected one minus another"));
    m_difference->setMenu(m_others);
    m_keepScene = button(tr("Keep scene"),
                         tr("Keep the present scene, to turn between it and what comes later"));
    row->addWidget(m_shown);
    connect(m_range, &SegmentChoice::picked, this, [this](int index) {
        m_options.range = index == 0 ? CompareOptions::Range::Own : CompareOptions::Range::Shared;
        emit optionsEdited(m_options);
    });
    connect(m_shown, &SegmentChoice::picked, this, [this](int index) {
        m_options.shown = index == 0 ? CompareOptions::Shown::Now : CompareOptions::Shown::Kept;
        emit optionsEdited(m_options);
    });
    connect(m_by, &QComboBox::activated, this, [this](int index) {
        m_options.byLogit = index == 0;
        emit optionsEdited(m_options);
    });
    connect(m_order, &QComboBox::activated, this, [this](int index) {
        m_options.order = static_cast<CompareOptions::Order>(index);
        emit optionsEdited(m_options);
    });
    connect(m_keep, &QPushButton::clicked, this, &CompareControls::keepSettingsWanted);
    connect(m_keepScene, &QPushButton::clicked, this, &CompareControls::keepSceneWanted);
    setOptions({});
}

QPushButton* CompareControls::button(const QString& text, const QString& tip) {
    auto* made = new QPushButton(this);
    made->setText(text);
    made->setToolTip(tip);
    made->setAccessibleName(text);
    made->setFixedHeight(26);
    layout()->addWidget(made);
    return made;
}

void CompareControls::setOptions(const CompareOptions& options) {
    m_options = options;
    const QSignalBlocker a(m_by), b(m_order);
    m_range->setChosen(options.range == CompareOptions::Range::Own ? 0 : 1);
    m_shown->setChosen(options.shown == CompareOptions::Shown::Now ? 0 : 1);
    m_shown->setVisible(options.hasKept);
    m_by->setCurrentIndex(options.byLogit ? 0 : 1);
    m_order->setCurrentIndex(static_cast<int>(options.order));
}

void CompareControls::setDifferences(const QString& selected, const QStringList& names,
                                     const QList<int>& keys) {
    m_others->clear();
    for (int i = 0; i < names.size(); ++i) {
        auto* action = m_others->addAction(tr("%1 − %2").arg(selected, names[i]));
        connect(action, &QAction::triggered, this,
                [this, key = keys[i]] { emit differenceWanted(key); });
    }
    m_difference->setEnabled(!names.isEmpty());
}

}  // namespace lossglass

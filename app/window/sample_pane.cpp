// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/sample_pane.h"

#include "app/window/window_actions.h"
#include "widgets/canvas/sample_strip.h"
#include "widgets/theme/fonts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

namespace lossglass {

SamplePane::SamplePane(const WindowActions& actions, QWidget* parent)
    : QFrame(parent), m_strip(new SampleStrip(this)) {
    setProperty("role", "pane");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QList<QAction*> commands{actions.copySample, actions.addSamples, actions.removeSample};
    m_strip->addActions(commands);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(7, 1, 8, 1);
    row->setSpacing(4);
    row->addWidget(m_strip, 1);
    for (QAction* command : commands) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(command);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setAutoRaise(true);
        button->setFont(helpFont());
        button->setFixedHeight(28);
        button->setAccessibleName(command->text().remove('&'));
        row->addWidget(button);
    }
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/style_sheet.h"

#include "widgets/theme/fonts.h"

namespace lossglass {
namespace {

const char* const kRules = R"(
QFrame[role="pane"] { background: @panel; border: 1px solid @divider; border-radius: 4px; }
QFrame[role="note"] { background: @noteGround; border: none; border-radius: 4px; }
QFrame[role="note"] QLabel { color: @noteText; background: transparent; }
QLabel[role="note"] { color: @noteText; background: @noteGround; border-radius: 4px; }
QLabel[role="second"] { color: @secondText; }
QLabel[role="error"] { color: @error; }
QLabel[role="success"] { color: @success; }
QTabWidget::pane { border: none; border-top: 1px solid @divider; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; border: none; border-bottom: 3px solid transparent;
  min-height: 30px; padding: 3px 14px 0 14px; color: @secondText;
  font-family: "@fontFamily"; font-size: 13px; }
QTabBar[role="head"]::tab { padding: 3px 8px 0 8px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 3px solid @accent; font-weight: 600; }
QTabBar::tab:disabled { color: @disabled; }
QToolButton[role="segment"] { background: @panel; color: @text; border: 1px solid @controlEdge;
  border-radius: 4px; padding: 0 8px; min-height: 24px; }
QToolButton[role="segment"]:checked { background: @accent; color: @onAccent;
  border-color: @accent; font-weight: 600; }
QToolButton[role="segment"]:focus { border-color: @accent; }
QListView[role="gallery"] { padding: 8px; }
QListView[role="gallery"]::item { border: 1px solid transparent; border-radius: 4px; padding: 4px; }
QListView[role="gallery"]::item:selected { background: @selectedRow; color: @text;
  border-color: @accent; }
QToolTip { background: @panel; color: @text; border: 1px solid @controlEdge; padding: 4px; }
)";

}  // namespace

QString styleSheetOf(const Theme& t) {
    const std::pair<const char*, QColor> names[] = {
        {"@panel", t.panel},
        {"@divider", t.divider},
        {"@noteGround", t.noteGround},
        {"@noteText", t.noteText},
        {"@error", t.error},
        {"@success", t.success},
        {"@secondText", t.secondText},
        {"@text", t.text},
        {"@accent", t.accent},
        {"@onAccent", t.onAccent},
        {"@selectedRow", t.selectedRow},
        {"@disabled", t.disabled},
        {"@controlEdge", t.controlEdge},
    };
    QString sheet = QString::fromLatin1(kRules);
    for (const auto& [name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    // The platform's font for tabs would win otherwise.
    sheet.replace(QLatin1String("@fontFamily"), fontFamily());
    return sheet;
}

}  // namespace lossglass

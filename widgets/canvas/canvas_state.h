// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lossglass {

/// What a canvas shows beside, or in the place of, its map.
struct CanvasState {
    enum class Kind {
        Normal,
        Working,     ///< old map at 45 %, `text` in a label, a bar below
        Undefined,   ///< dots, the word "undefined", `text` = the reason
        NoGradient,  ///< the neutral colour and the words "no gradient"
        Empty,       ///< dashed frame, `title`, `text`, and a button that says `button`
    };

    Kind kind = Kind::Normal;
    QString text;
    QString title;
    QString button;
    double progress = -1;  ///< Working: 0..1; negative = unknown, the bar runs

    static CanvasState normal() { return {}; }
    static CanvasState working(const QString& label, double progress = -1) {
        return {Kind::Working, label, {}, {}, progress};
    }
    static CanvasState undefined(const QString& reason) {
        return {Kind::Undefined, reason, {}, {}, -1};
    }
    static CanvasState noGradient() { return {Kind::NoGradient, {}, {}, {}, -1}; }
    static CanvasState empty(const QString& title, const QString& sentence, const QString& button) {
        return {Kind::Empty, sentence, title, button, -1};
    }

    bool operator==(const CanvasState&) const = default;
};

}  // namespace lossglass

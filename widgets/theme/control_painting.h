// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;
class QStyleOption;
class QStyleOptionSlider;

namespace lossglass {

/// What a control's body looks like beside its state.
enum class ControlKind { Field, Button, Tool };

/// Ground and one-pixel edge of a control, radius 4, and its focus ring after keyboard use.
void paintControl(QPainter& painter, const QStyleOption& option, const QRectF& rect,
                  ControlKind kind);

/// Two pixels of accent, outside `rect` by one pixel of gap where `rect` leaves room for it.
void paintFocusRing(QPainter& painter, const QStyleOption& option, const QRectF& rect);

enum class ArrowDirection { Up, Down };

/// The chevron of a combo box.
void paintChevron(QPainter& painter, const QStyleOption& option, const QRectF& rect);
/// The small filled triangle of a spin box.
void paintSpinArrow(QPainter& painter, const QStyleOption& option, const QRectF& rect,
                    ArrowDirection direction, bool enabled);

void paintCheckBox(QPainter& painter, const QStyleOption& option);
void paintRadioButton(QPainter& painter, const QStyleOption& option);

/// Groove, filled part and handle of a horizontal or vertical slider. `groove` and `handle` are
/// the rectangles of the two.
void paintSlider(QPainter& painter, const QStyleOptionSlider& option, const QRectF& groove,
                 const QRectF& handle);

}  // namespace lossglass

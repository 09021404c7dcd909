// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/canvas_state.h"
#include "widgets/theme/theme.h"

#include <QRect>

class QPainter;
class QRegion;

namespace lossglass {

/// What is left of an old map while newer numbers are on their way.
inline constexpr double kOldMapOpacity = 0.45;

/// The label at the top left and the bar at the bottom, three pixels high. An unknown progress
/// shows a piece of bar at `phase` (0..1) of its way. `region`: what is to be painted; where that
/// is the bar or a part of a map, as it is most of the time, no text is laid out.
void paintWorking(QPainter& painter, const QRect& rect, const QRegion& region,
                  const CanvasState& state, const Theme& theme, double phase);

/// Dots on panel, the word, and the reason below it.
void paintUndefined(QPainter& painter, const QRect& rect, const QString& reason,
                    const Theme& theme);

/// The words on the neutral colour.
void paintNoGradient(QPainter& painter, const QRect& rect, const Theme& theme);

/// Dashed frame, icon, title and sentence. Returns where the button belongs: its top centre.
QPoint paintEmpty(QPainter& painter, const QRect& rect, const CanvasState& state,
                  const Theme& theme);

/// Where paintEmpty says the button belongs, without painting.
QPoint emptyButtonPlace(const QRect& rect);

/// A frame of accent: the focus ring of a canvas, and the mark of a drop that would be taken.
void paintCanvasFrame(QPainter& painter, const QRect& rect, const Theme& theme);

}  // namespace lossglass

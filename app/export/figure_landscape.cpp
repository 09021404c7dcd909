// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure_landscape.h"

#include "app/export/figure_layout.h"
#include "widgets/plots/landscape_painting.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace lossglass {

void paintFigureLandscape(QPainter& painter, const LandscapeViewData& content, const QRectF& place,
                          const Theme& colours) {
    const double unit = fromPoints(kLabelPoints) / static_cast<int>(TextSize::Tick);
    painter.save();
    painter.translate(place.topLeft());
    painter.scale(unit, unit);
    paintLandscape(painter, QRectF(QPointF(), place.size() / unit), content, colours);
    painter.restore();
}

}  // namespace lossglass

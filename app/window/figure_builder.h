// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_content.h"
#include "app/window/export_source.h"
#include "losslib/scene/planes.h"
#include "widgets/theme/theme.h"

#include <cstdint>
#include <memory>

namespace lossglass {

/// The figure "views and curve": target, prediction and gradient of the selected loss, its curve
/// and pull where it has them, otherwise the readings of all losses; with caption and source.
FigureContent buildFigure(const ExportSource& source, const WindowLook& theme);

/// The curves of the response alone. Requires a selected loss that has one.
FigureContent curveFigure(const ExportSource& source, const WindowLook& kind);

/// A gradient to be shown as a map of blue and orange.
struct SignedMap {
    QString title;
    std::shared_ptr<const Planes<float>> gradient;
    int channel = 0;  ///< row of `gradient`
    double half = 0;  ///< where the colours end, of N times the gradient
    std::int64_t validPixels = 0;
};
FigureContent::Map signedFigureMap(const ExportSource& source, const SignedMap& shown,
                                   const Theme& colours);

/// "Sample 2 of 3. " of a batch; empty for one picture.
QString figureSampleText(const ExportSource& source);
/// Whom a figure owes its data to.
QString figureCreditText(const ExportSource& source);

}  // namespace lossglass

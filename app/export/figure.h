// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_content.h"
#include "losslib/support/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <cstdint>
#include <variant>
#include <vector>

class QPainter;

namespace lossglass {

struct FigureOptions {
    double widthMillimetres = 180;  ///< 180 = two columns, 88 = one
    double dpi = 300;               ///< PNG only
    /// Bytes of a .lossglass file to travel in the figure; empty: none.
    std::vector<std::uint8_t> session{};
};

/// Draws the figure with its top left corner at the origin; the painter's unit must be a
/// twentieth of a point (figure_layout.h). Curves, frames and text stay vectors and text where
/// the device has them; maps are drawn pixel by pixel.
void paintFigure(QPainter& painter, const FigureContent& content, const FigureOptions& options);

/// The bytes of a PNG, SVG or PDF file; `suffix` in lower case. An error where the size is of no
/// use or the suffix not one of these.
Result<QByteArray> figureBytes(const FigureContent& content, const QString& suffix,
                               const FigureOptions& options);

/// Writes PNG, SVG or PDF, as the suffix says. The file appears only when it is complete; the
/// error names it otherwise, and an older file of that name stays.
Result<std::monostate> writeFigure(const FigureContent& content, const QString& path,
                                   const FigureOptions& options = {});

}  // namespace lossglass

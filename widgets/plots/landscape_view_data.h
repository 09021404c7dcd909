// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/axis_scale.h"
#include "widgets/plots/edit_class_menus.h"
#include "widgets/plots/landscape_grid.h"

#include <QString>
#include <QStringList>
#include <array>
#include <optional>

namespace lossglass {

/// One of the two axes of a landscape.
struct LandscapeAxisData {
    QString name;
    int chosen = 0;              ///< of LandscapeViewData::axes
    double least = 0, most = 1;  ///< domain, inclusive
    AxisScale scale;
    std::optional<double> now;  ///< the present value; nothing where it is no number
    bool canDrag = false;
};

/// What the Landscape tab shows: a loss over two of its parameters, or of the edits.
struct LandscapeViewData {
    QStringList axes;                       ///< what can run, in words
    int parameters = 0;                     ///< the first so many of them are parameters
    std::array<LandscapeAxisData, 2> axis;  ///< across, up
    int steps = 41;                         ///< of both
    bool showsPull = false;
    EditClassChoice classes;
    QString title;  ///< "Value of Tversky"
    LandscapeGrid grid;
    QString nothing;      ///< why there is nothing to show; empty: there is
    double progress = 1;  ///< share of the places that are there
};

}  // namespace lossglass

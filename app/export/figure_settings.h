// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace lossglass {

/// How a person wants the figures of a session: size and words. A value; kept with the session.
struct FigureSettings {
    double widthMillimetres = 180;  ///< 180 = two columns, 88 = one; 40 .. 1000
    double dpi = 300;               ///< PNG only; 36 .. 2400
    std::optional<QString> title;   ///< unset: "Where Focal pulls."
    std::optional<QString> caption;  ///< unset: sizes, loss and value
    std::optional<QString> source;   ///< unset: the credit line of the data
    bool legend = true;              ///< keys inside plots and below maps
    bool carriesSession = true;      ///< the file can be opened again as a session

    bool operator==(const FigureSettings&) const = default;
};

}  // namespace lossglass

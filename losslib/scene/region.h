// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lossglass {

/// A rectangle of pixels: columns [x, x+width), rows [y, y+height). Empty when a side is 0.
struct Region {
    int x = 0, y = 0, width = 0, height = 0;

    bool isEmpty() const { return width <= 0 || height <= 0; }
    /// The smallest region that holds both; an empty one adds nothing.
    Region united(const Region& other) const;
    bool operator==(const Region&) const = default;
};

}  // namespace lossglass

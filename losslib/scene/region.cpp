// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/region.h"

#include <algorithm>

namespace lossglass {

Region Region::united(const Region& other) const {
    if (other.isEmpty()) return isEmpty() ? Region{} : *this;
    if (isEmpty()) return other;
    const int left = std::min(x, other.x), top = std::min(y, other.y);
    const int right = std::max(x + width, other.x + other.width);
    const int bottom = std::max(y + height, other.y + other.height);
    return {left, top, right - left, bottom - top};
}

}  // namespace lossglass

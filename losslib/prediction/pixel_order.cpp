// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/pixel_order.h"

#include "losslib/support/isolated.h"

namespace lossglass {

PixelOrder::Places PixelOrder::of(const std::function<Places()>& make) {
    const std::lock_guard lock(m_mutex);
    if (!m_places) isolated([&] { m_places = make(); });
    return m_places;
}

PixelOrder::Places PixelOrder::ifMade() const {
    const std::unique_lock lock(m_mutex, std::try_to_lock);
    return lock.owns_lock() ? m_places : nullptr;
}

void PixelOrder::forget() {
    const std::lock_guard lock(m_mutex);
    m_places.reset();
}

}  // namespace lossglass

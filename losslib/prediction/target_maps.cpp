// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/prediction/target_maps.h"

#include "losslib/support/isolated.h"

#include <atomic>
#include <utility>

namespace lossglass {

namespace {

double nextSerial() {
    static std::atomic<std::uint64_t> last = 0;
    return static_cast<double>(++last);
}

}  // namespace

template <class Real>
auto TargetMaps<Real>::slotOf(const std::shared_ptr<const Labels>& labels, int channel)
    -> std::shared_ptr<Slot> {
    const std::lock_guard lock(m_mutex);
    if (m_labels != labels) {
        m_labels = labels;
        m_slots.clear();
    }
    const auto index = static_cast<std::size_t>(channel);
    if (m_slots.size() <= index) m_slots.resize(index + 1);
    if (!m_slots[index]) m_slots[index] = std::make_shared<Slot>();
    return m_slots[index];
}

template <class Real>
auto TargetMaps<Real>::of(const std::shared_ptr<const Labels>& labels, int channel,
                          const std::function<Planes<Real>()>& make) -> Map {
    const std::shared_ptr<Slot> slot = slotOf(labels, channel);
    std::call_once(slot->made, [&] {
        isolated([&] {
            slot->map =
                std::make_shared<const TargetMap<Real>>(TargetMap<Real>{make(), nextSerial()});
        });
    });
    return slot->map;
}

template class TargetMaps<float>;
template class TargetMaps<double>;

}  // namespace lossglass

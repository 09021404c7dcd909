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
DistanceSquares<Real>::DistanceSquares(Planes<Real> squares, MapForm form) {
    if (form == MapForm::Packed) packed = PackedSquares::of(squares.data(), squares.size());
    if (!packed) values = std::move(squares);
}

template <class Real>
const Real* DistanceSquares<Real>::read(const Tile& tile, Real* buffer) const {
    if (!packed) return values.data() + tile.begin;
    packed->unpack(tile, buffer);
    return buffer;
}

template <class Real>
std::size_t DistanceSquares<Real>::memoryUse() const {
    return packed ? packed->memoryUse() : static_cast<std::size_t>(values.size()) * sizeof(Real);
}

template <class Real>
auto TargetMaps<Real>::slotOf(const std::shared_ptr<const Labels>& labels, int channel)
    -> std::shared_ptr<Slot> {
    const std::lock_guard lock(m_mutex);
    if (m_labels != labels) {
        m_labels = labels;
        m_slots.clear();
        m_bytes = 0;
    }
    const auto index = static_cast<std::size_t>(channel);
    if (m_slots.size() <= index) m_slots.resize(index + 1);
    if (!m_slots[index]) m_slots[index] = std::make_shared<Slot>();
    return m_slots[index];
}

template <class Real>
auto TargetMaps<Real>::of(const std::shared_ptr<const Labels>& labels, int channel,
                          const std::function<Planes<Real>()>& make, const MapRule& rule) -> Map {
    const std::shared_ptr<Slot> slot = slotOf(labels, channel);
    std::call_once(slot->made, [&] {
        isolated([&] {
            slot->map = std::make_shared<const TargetMap<Real>>(
                TargetMap<Real>{{make(), rule.form}, nextSerial()});
        });
        keep(slot, channel, rule.mostBytes);
    });
    return slot->map;
}

template <class Real>
void TargetMaps<Real>::keep(const std::shared_ptr<Slot>& slot, int channel, std::size_t mostBytes) {
    const std::size_t bytes = slot->map->memoryUse();
    const std::lock_guard lock(m_mutex);
    const auto index = static_cast<std::size_t>(channel);
    // Another target may have come meanwhile.
    if (index >= m_slots.size() || m_slots[index] != slot) return;
    if (m_bytes + bytes <= mostBytes)
        m_bytes += bytes;
    else
        m_slots[index].reset();
}

template struct DistanceSquares<float>;
template struct DistanceSquares<double>;
template class TargetMaps<float>;
template class TargetMaps<double>;

}  // namespace lossglass

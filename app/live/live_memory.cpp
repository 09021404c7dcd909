// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/live/live_memory.h"

#include "losslib/prediction/changed_tiles.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <utility>

namespace lossglass {

namespace {

/// One reading is on the screen, the other is free or on its way.
constexpr std::size_t kMostKept = 2;

std::vector<std::int64_t> united(const std::vector<std::int64_t>& a,
                                 const std::vector<std::int64_t>& b) {
    std::vector<std::int64_t> all;
    all.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    return all;
}

std::vector<PassKey> keysOf(const PassMemory& memory) {
    std::vector<PassKey> keys;
    for (const PassRecord& record : memory.passes)
        keys.push_back(record.key);
    return keys;
}

bool wantsPlanes(const Wanted& wanted) {
    return wanted.logitGradient || wanted.probabilityGradient || wanted.pixelLoss;
}

bool wantsTheSame(const Wanted& a, const Wanted& b) {
    return a.logitGradient == b.logitGradient && a.probabilityGradient == b.probabilityGradient &&
           a.pixelLoss == b.pixelLoss;
}

}  // namespace

const Workspace<float>& LiveMemory::prepare(const Scene& scene) {
    ++m_run;
    if (!m_work || !haveSameShape(m_work->scene(), scene)) {
        // The old goes first: together with the new it might not fit.
        clear();
        m_work.emplace(scene);
        return *m_work;
    }
    const Tiles changed = m_work->follow(scene);
    for (auto& [loss, slot] : m_slots)
        slot.changed = united(slot.changed, changed);
    return *m_work;
}

LiveMemory::Slot& LiveMemory::slotOf(const Request& request) {
    Slot& slot = m_slots[request.loss];
    slot.lastUse = m_run;
    if (slot.isKnown && slot.values == request.values && wantsTheSame(slot.wanted, request.wanted))
        return slot;
    slot.values = request.values;
    slot.wanted = request.wanted;
    slot.isKnown = false;
    slot.passes.forget();
    for (Buffer& buffer : slot.buffers)
        buffer.isAlike = false;
    return slot;
}

bool LiveMemory::isFree(const LiveReadings* owner) const {
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(),
                                   [&](const auto& each) { return each.get() == owner; });
    if (kept == m_kept.end() || kept->use_count() != 1) return false;
    // Pairs with the release by which the last other holder let go.
    std::atomic_thread_fence(std::memory_order_acquire);
    return true;
}

void LiveMemory::takePlanes(Slot& slot) {
    slot.passes.planes<float>() = {};
    slot.passes.changed.reset();
    if (!wantsPlanes(slot.wanted)) {
        if (slot.isKnown) slot.passes.changed = slot.changed;
        return;
    }
    // The newest differs least.
    for (auto buffer = slot.buffers.rbegin(); buffer != slot.buffers.rend(); ++buffer) {
        if (!isFree(buffer->owner)) continue;
        slot.passes.planes<float>() = std::move(buffer->owner->readings[buffer->index].evaluation);
        if (slot.isKnown && buffer->isAlike)
            slot.passes.changed = united(slot.changed, buffer->stale);
        slot.buffers.erase(std::next(buffer).base());
        return;
    }
}

Reading<float> LiveMemory::evaluate(const Request& request) {
    Slot& slot = slotOf(request);
    const bool hasPlanes = wantsPlanes(slot.wanted);
    if (slot.isKnown && slot.changed.empty() && !hasPlanes) {
        ++m_reused;
        return slot.last;
    }
    takePlanes(slot);
    slot.passes.wasPartial = false;
    const std::vector<PassKey> keys = keysOf(slot.passes);
    Request remembered = request;
    remembered.wanted.memory = &slot.passes;
    Reading<float> reading = evaluateOne(*m_work, remembered);
    slot.passes.planes<float>() = {};
    m_partial += slot.passes.wasPartial ? 1 : 0;
    // Also where it was a full one for want of planes: with equal keys older planes differ in the
    // changed tiles alone.
    const bool isAlike = slot.passes.wasPartial || (!keys.empty() && keysOf(slot.passes) == keys);
    for (Buffer& buffer : slot.buffers) {
        if (isAlike)
            buffer.stale = united(buffer.stale, slot.changed);
        else
            buffer.isAlike = false;
    }
    slot.changed.clear();
    slot.isKnown = true;
    if (!hasPlanes) slot.last = reading;
    return reading;
}

void LiveMemory::keep(const std::shared_ptr<LiveReadings>& readings) {
    m_kept.push_back(readings);
    for (std::size_t i = 0; i < readings->readings.size(); ++i) {
        const auto slot = m_slots.find(readings->readings[i].loss);
        if (slot != m_slots.end() && wantsPlanes(slot->second.wanted))
            slot->second.buffers.push_back({readings.get(), i, {}, true});
    }
    if (m_kept.size() > kMostKept) {
        forgetOwner(m_kept.front().get());
        m_kept.erase(m_kept.begin());
    }
    std::erase_if(m_slots, [this](const auto& each) { return each.second.lastUse != m_run; });
}

void LiveMemory::forgetOwner(const LiveReadings* owner) {
    for (auto& [loss, slot] : m_slots)
        std::erase_if(slot.buffers, [&](const Buffer& each) { return each.owner == owner; });
}

void LiveMemory::clear() {
    m_slots.clear();
    m_kept.clear();
    m_work.reset();
}

}  // namespace lossglass

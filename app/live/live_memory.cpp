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

bool hasPlanes(const Evaluation<float>& planes) {
    return planes.logitGradient.size() > 0 || planes.probabilityGradient.size() > 0 ||
           planes.pixelLoss.size() > 0;
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
    for (Store& store : m_stores)
        for (auto& [loss, slot] : store.byLoss)
            slot.changed = united(slot.changed, changed);
    return *m_work;
}

void LiveMemory::Slot::forget() {
    isKnown = false;
    passes.forget();
    for (Buffer& buffer : buffers)
        buffer.isAlike = false;
}

LiveMemory::Slot& LiveMemory::slotOf(Store& store, const Request& request) const {
    Slot& slot = store.byLoss[request.loss];
    slot.lastUse = m_run;
    if (slot.isKnown && slot.values == request.values && wantsTheSame(slot.wanted, request.wanted))
        return slot;
    slot.values = request.values;
    slot.wanted = request.wanted;
    slot.forget();
    return slot;
}

bool LiveMemory::isFree(const Store& store, const LiveReadings* owner) {
    const auto kept = std::find_if(store.kept.begin(), store.kept.end(),
                                   [&](const auto& each) { return each.get() == owner; });
    if (kept == store.kept.end() || kept->use_count() != 1) return false;
    // Pairs with the release by which the last other holder let go.
    std::atomic_thread_fence(std::memory_order_acquire);
    return true;
}

void LiveMemory::takePlanes(const Store& store, Slot& slot) {
    Evaluation<float>& planes = slot.passes.planes<float>();
    slot.passes.changed.reset();
    if (!wantsPlanes(slot.wanted)) {
        planes = {};
        if (slot.isKnown) slot.passes.changed = slot.changed;
        return;
    }
    // An evaluation that was stopped has left them.
    if (hasPlanes(planes)) return;
    // The newest differs least.
    for (auto buffer = slot.buffers.rbegin(); buffer != slot.buffers.rend(); ++buffer) {
        if (!isFree(store, buffer->owner)) continue;
        planes = std::move(buffer->owner->readings[buffer->index].evaluation);
        if (slot.isKnown && buffer->isAlike)
            slot.passes.changed = united(slot.changed, buffer->stale);
        slot.buffers.erase(std::next(buffer).base());
        return;
    }
}

Reading<float> LiveMemory::evaluateAnew(Slot& slot, const Request& request) {
    Request remembered = request;
    remembered.wanted.memory = &slot.passes;
    try {
        return evaluateOne(*m_work, remembered);
    } catch (...) {
        // Stopped half-way, or no memory: what the passes left is of neither state.
        slot.forget();
        throw;
    }
}

Reading<float> LiveMemory::evaluate(const Request& request, Layer layer) {
    Store& store = storeOf(layer);
    Slot& slot = slotOf(store, request);
    const bool wantsSome = wantsPlanes(slot.wanted);
    if (slot.isKnown && slot.changed.empty() && !wantsSome) {
        ++m_reused;
        return slot.last;
    }
    takePlanes(store, slot);
    slot.passes.wasPartial = false;
    const std::vector<PassKey> keys = keysOf(slot.passes);
    Reading<float> reading = evaluateAnew(slot, request);
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
    if (!wantsSome) slot.last = reading;
    return reading;
}

void LiveMemory::keep(const std::shared_ptr<LiveReadings>& readings, Layer layer) {
    keepUnfinished(readings, layer);
    std::erase_if(storeOf(layer).byLoss,
                  [this](const auto& each) { return each.second.lastUse != m_run; });
}

void LiveMemory::keepUnfinished(const std::shared_ptr<LiveReadings>& readings, Layer layer) {
    Store& store = storeOf(layer);
    for (std::size_t i = 0; i < readings->readings.size(); ++i) {
        const auto slot = store.byLoss.find(readings->readings[i].loss);
        if (slot != store.byLoss.end() && wantsPlanes(slot->second.wanted))
            slot->second.buffers.push_back({readings.get(), i, {}, true});
    }
    // Those whose planes were taken have nothing left to give.
    std::erase_if(store.kept, [&](const auto& each) { return !isOwner(store, each.get()); });
    store.kept.push_back(readings);
    if (store.kept.size() > kMostKept) {
        forgetOwner(store, store.kept.front().get());
        store.kept.erase(store.kept.begin());
    }
}

bool LiveMemory::isOwner(const Store& store, const LiveReadings* owner) {
    return std::any_of(store.byLoss.begin(), store.byLoss.end(), [&](const auto& each) {
        return std::any_of(each.second.buffers.begin(), each.second.buffers.end(),
                           [&](const Buffer& buffer) { return buffer.owner == owner; });
    });
}

void LiveMemory::forgetOwner(Store& store, const LiveReadings* owner) {
    for (auto& [loss, slot] : store.byLoss)
        std::erase_if(slot.buffers, [&](const Buffer& each) { return each.owner == owner; });
}

void LiveMemory::clear() {
    m_stores = {};
    m_work.reset();
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/plane_pool.h"

#include "app/document/background_release.h"

#include <algorithm>
#include <utility>

namespace lossglass {

namespace {

/// Smaller pictures are copied within a fraction of a frame.
constexpr std::int64_t kLargePicture = 1 << 20;
/// One with the worker, one waiting for it, one to write to.
constexpr std::size_t kSpares = 3;
/// Spares of one kind of planes take no more.
constexpr std::size_t kMostSpareBytes = std::size_t{384} << 20;

std::size_t sparesOf(std::size_t bytes) {
    return std::min(kSpares, kMostSpareBytes / std::max<std::size_t>(1, bytes));
}

std::size_t bytesOf(const Planes<float>& planes) {
    return sizeof(float) * static_cast<std::size_t>(planes.size());
}

std::size_t bytesOf(const Labels& labels) {
    return labels.size();
}

template <class T>
void followPlanes(std::optional<WorkingCopy<T>>& copy, const std::shared_ptr<const T>& planes,
                  int width) {
    if (copy && copy->current() == planes) return;
    if (copy && bytesOf(*copy->current()) >= kLargeBytes)
        releaseInBackground(*std::exchange(copy, std::nullopt));
    copy.reset();
    if (planes) copy.emplace(planes, width);
}

/// Publishes what was written, or takes it back.
template <class T>
std::shared_ptr<const T> settled(WorkingCopy<T>& copy, std::shared_ptr<T> written,
                                 const std::vector<Region>& regions) {
    if (regions.empty())
        copy.giveBack(std::move(written));
    else
        copy.publish(std::move(written), regions);
    return copy.current();
}

}  // namespace

void PlanePool::follow(const Scene& scene) {
    const SceneParts<float>& parts = scene.parts();
    followPlanes(m_labels, parts.labels, parts.width);
    followPlanes(m_softTarget, parts.softTarget, parts.width);
    followPlanes(m_logits, parts.logits, parts.width);
}

void PlanePool::prepare(const Scene& scene) {
    follow(scene);
    if (scene.pixels() < kLargePicture) return;
    if (m_labels) m_labels->prepare(sparesOf(bytesOf(*m_labels->current())));
    if (m_softTarget) m_softTarget->prepare(sparesOf(bytesOf(*m_softTarget->current())));
    if (m_logits) m_logits->prepare(sparesOf(bytesOf(*m_logits->current())));
}

Scene PlanePool::changed(const Scene& scene, Surface surface, const Change& change) {
    follow(scene);
    OpenPlanes open;
    if (surface == Surface::Prediction) {
        auto logits = m_logits->next();
        open.logits = logits.get();
        const std::vector<Region> regions = change(open);
        auto now = settled(*m_logits, std::move(logits), regions);
        return regions.empty() ? scene : scene.withPlanes(nullptr, std::move(now));
    }
    auto labels = m_labels->next();
    std::shared_ptr<Planes<float>> soft = m_softTarget ? m_softTarget->next() : nullptr;
    open.labels = labels.get();
    open.softTarget = soft.get();
    const std::vector<Region> regions = change(open);
    auto nowLabels = settled(*m_labels, std::move(labels), regions);
    auto nowSoft = soft ? settled(*m_softTarget, std::move(soft), regions) : nullptr;
    return regions.empty() ? scene
                           : scene.withPlanes(std::move(nowLabels), nullptr, std::move(nowSoft));
}

}  // namespace lossglass

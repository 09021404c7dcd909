// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/pixel_region.h"

#include <atomic>
#include <memory>
#include <utility>
#include <vector>

namespace lossglass {

/// Planes that change piece by piece while others still read earlier states of them.
///
/// What was published is never written again as long as anyone holds it. A state that all others
/// have let go of is written anew, and only the pixels that changed since are copied into it; so
/// a stroke costs its own pixels, not the picture, once two or three states are in circulation.
template <class T>
class WorkingCopy {
public:
    /// `width`: of the picture, in pixels.
    WorkingCopy(std::shared_ptr<const T> start, int width)
        : m_current(std::move(start)), m_width(width) {}

    const std::shared_ptr<const T>& current() const { return m_current; }

    /// A state equal to the current one that nobody else holds; to be changed and published.
    std::shared_ptr<T> next() {
        for (std::size_t i = 0; i < m_retired.size(); ++i) {
            if (m_retired[i].planes.use_count() != 1) continue;
            // Pairs with the release by which the last other holder let go.
            std::atomic_thread_fence(std::memory_order_acquire);
            const Retired free = m_retired[i];
            m_retired.erase(m_retired.begin() + static_cast<std::ptrdiff_t>(i));
            copyRegion(*m_current, *free.planes, m_width, free.stale);
            return free.planes;
        }
        return std::make_shared<T>(*m_current);
    }

    /// Makes `next` the current state; `changed` holds every pixel that differs.
    void publish(std::shared_ptr<T> next, const Region& changed) {
        if (m_writable) m_retired.push_back({std::move(m_writable), Region{}});
        for (Retired& retired : m_retired)
            retired.stale = retired.stale.united(changed);
        if (m_retired.size() > kMostRetired) m_retired.erase(m_retired.begin());
        m_writable = next;
        m_current = std::move(next);
    }

    /// Takes back what next() gave, unchanged.
    void giveBack(std::shared_ptr<T> next) { m_retired.push_back({std::move(next), Region{}}); }

private:
    struct Retired {
        std::shared_ptr<T> planes;
        Region stale;  ///< where it differs from the current state
    };
    /// One with the views, one with the worker, one to write to.
    static constexpr std::size_t kMostRetired = 3;

    std::shared_ptr<const T> m_current;
    std::shared_ptr<T> m_writable;  ///< the current state, unless that is still the start
    std::vector<Retired> m_retired;
    int m_width = 0;
};

}  // namespace lossglass

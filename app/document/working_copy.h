// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/pixel_region.h"
#include "app/document/tile_set.h"
#include "losslib/support/large_pages.h"
#include "losslib/support/thread_priority.h"

#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <utility>
#include <vector>

namespace lossglass {

/// Planes that change piece by piece while others still read earlier states of them.
///
/// What was published is never written again as long as anyone holds it. A state that all others
/// have let go of is written anew, and only the tiles that changed since are copied into it; so a
/// stroke costs its own pixels, not the picture, once as many states exist as are held at a time.
/// prepare() makes them in advance, off this thread.
template <class T>
class WorkingCopy {
public:
    /// `width`: of the picture, in pixels.
    WorkingCopy(std::shared_ptr<const T> start, int width)
        : m_current(std::move(start)), m_width(width), m_grid{width, rowsOf(*m_current, width)} {}

    const std::shared_ptr<const T>& current() const { return m_current; }

    /// Copies of the present state are made in the background, until there are `spares` besides it.
    void prepare(std::size_t spares) {
        while (m_retired.size() + m_coming.size() < spares) {
            auto task =
                std::make_shared<std::packaged_task<std::shared_ptr<T>()>>([from = m_current] {
                    // Kept by the pool's thread, which does nothing else.
                    lowerThreadPriority();
                    return copyOf(*from);
                });
            m_coming.push_back({task->get_future(), TileSet(m_grid)});
            QThreadPool::globalInstance()->start([task] { (*task)(); });
        }
    }

    /// A state equal to the current one that nobody else holds; to be changed and published.
    std::shared_ptr<T> next() {
        collect();
        for (std::size_t i = 0; i < m_retired.size(); ++i) {
            if (m_retired[i].planes.use_count() != 1) continue;
            // Pairs with the release by which the last other holder let go.
            std::atomic_thread_fence(std::memory_order_acquire);
            const Retired free = std::move(m_retired[i]);
            m_retired.erase(m_retired.begin() + static_cast<std::ptrdiff_t>(i));
            for (const int tile : free.stale.members())
                copyRegion(*m_current, *free.planes, m_width, m_grid.region(tile));
            return free.planes;
        }
        return copyOf(*m_current);
    }

    /// Makes `next` the current state; `changed` holds every pixel that differs.
    void publish(std::shared_ptr<T> next, const Region& changed) {
        publish(std::move(next), std::vector<Region>{changed});
    }
    void publish(std::shared_ptr<T> next, const std::vector<Region>& changed) {
        if (m_writable) m_retired.push_back({std::move(m_writable), TileSet(m_grid)});
        for (const Region& region : changed) {
            for (Retired& retired : m_retired)
                retired.stale.add(region);
            for (Coming& coming : m_coming)
                coming.stale.add(region);
        }
        if (m_retired.size() > kMostRetired) m_retired.erase(m_retired.begin());
        m_writable = next;
        m_current = std::move(next);
    }

    /// Takes back what next() gave, unchanged.
    void giveBack(std::shared_ptr<T> next) {
        m_retired.push_back({std::move(next), TileSet(m_grid)});
    }

private:
    struct Retired {
        std::shared_ptr<T> planes;
        TileSet stale;  ///< where it differs from the current state
    };
    struct Coming {
        std::future<std::shared_ptr<T>> planes;
        TileSet stale;
    };
    /// With the views, with the workers, in their queues, and one to write to.
    static constexpr std::size_t kMostRetired = 6;

    static std::shared_ptr<Labels> copyOf(const Labels& labels) {
        auto copy = std::make_shared<Labels>();
        reserveInLargePages(*copy, labels.size());
        copy->assign(labels.begin(), labels.end());
        return copy;
    }
    static std::shared_ptr<Planes<float>> copyOf(const Planes<float>& planes) {
        return std::make_shared<Planes<float>>(planes);
    }
    static int rowsOf(const Labels& labels, int width) {
        return static_cast<int>(labels.size() / static_cast<std::size_t>(width));
    }
    static int rowsOf(const Planes<float>& planes, int width) {
        return static_cast<int>(planes.cols() / width);
    }
    /// Takes in the copies that have arrived.
    void collect() {
        for (std::size_t i = 0; i < m_coming.size();) {
            Coming& coming = m_coming[i];
            if (coming.planes.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
                ++i;
                continue;
            }
            m_retired.push_back({coming.planes.get(), std::move(coming.stale)});
            m_coming.erase(m_coming.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    std::shared_ptr<const T> m_current;
    std::shared_ptr<T> m_writable;  ///< the current state, unless that is still the start
    std::vector<Retired> m_retired;
    std::vector<Coming> m_coming;
    int m_width = 0;
    TileGrid m_grid;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace lossglass {

/// Less is given back within a small part of a frame.
inline constexpr std::size_t kLargeBytes = std::size_t{4} << 20;

/// Whether large planes of the scene are held by it alone. What others hold, a worker or the pool
/// that writes to planes again, is let go at once: they wait for it.
bool holdsLargeAlone(const Scene& scene);

namespace detail {

/// Runs `release` on a thread of low priority; at once where there is no application any more.
void runInBackground(std::function<void()> release);

}  // namespace detail

/// Destroys `value` on another thread: to give hundreds of megabytes back to the system takes
/// longer than a frame. Its destructor must touch nothing that belongs to this thread. Copies that
/// others hold live on.
template <class T>
void releaseInBackground(T value) {
    auto held = std::make_shared<std::optional<T>>(std::move(value));
    detail::runInBackground([held] { held->reset(); });
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/background_release.h"

#include "losslib/support/thread_priority.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace lossglass {

bool isLarge(const Scene& scene) {
    return static_cast<std::size_t>(scene.pixels()) >= kLargeBytes / sizeof(float);
}

namespace detail {

void runInBackground(std::function<void()> release) {
    if (!QCoreApplication::instance()) return release();
    QThreadPool::globalInstance()->start([release = std::move(release)] {
        // Kept by the pool's thread, which runs nothing that is in a hurry.
        lowerThreadPriority();
        release();
    });
}

}  // namespace detail

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/background_release.h"

#include "losslib/support/thread_priority.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace lossglass {

bool holdsLargeAlone(const Scene& scene) {
    const auto isLast = [](const auto& planes, std::size_t bytesOfNumber) {
        return planes && planes.use_count() == 1 &&
               bytesOfNumber * static_cast<std::size_t>(planes->size()) >= kLargeBytes;
    };
    const SceneParts<float>& parts = scene.parts();
    return isLast(parts.logits, sizeof(float)) || isLast(parts.softTarget, sizeof(float)) ||
           isLast(parts.labels, 1);
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

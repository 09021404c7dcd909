// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace lossglass {

/// Further work on readings, done on the worker (histograms, curves ...). It must touch nothing but
/// its arguments and what it owns. May give null.
///
/// Takes the readings and either the scene, or, where it needs what the losses share, the
/// workspace: that is not prepared a second time, but it is prepared where no loss is asked for.
class LiveExtra {
public:
    using Readings = std::vector<Reading<float>>;

    LiveExtra() = default;
    template <class Work>
    requires std::is_invocable_v<const Work&, const Readings&, const Scene&> ||
        std::is_invocable_v < const Work&,
        const Readings&, const Workspace<float>
    & > LiveExtra(Work work) {
        if constexpr (std::is_invocable_v<const Work&, const Readings&, const Workspace<float>&>)
            m_onWorkspace = std::move(work);
        else
            m_onScene = std::move(work);
    }

    explicit operator bool() const { return m_onScene || m_onWorkspace; }
    bool needsWorkspace() const { return static_cast<bool>(m_onWorkspace); }

    /// `work` may be null where it is not needed; without one that is needed nothing is done.
    std::shared_ptr<void> run(const Readings& readings, const Scene& scene,
                              const Workspace<float>* work) const {
        if (m_onScene) return m_onScene(readings, scene);
        return m_onWorkspace && work ? m_onWorkspace(readings, *work) : nullptr;
    }

private:
    std::function<std::shared_ptr<void>(const Readings&, const Scene&)> m_onScene;
    std::function<std::shared_ptr<void>(const Readings&, const Workspace<float>&)> m_onWorkspace;
};

}  // namespace lossglass

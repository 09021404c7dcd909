// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/reading.h"
#include "losslib/prediction/workspace.h"
#include "losslib/scene/scene.h"

#include <optional>

namespace lossglass {

/// What an evaluation leaves for the next one. Readings are bit for bit those of evaluateAll().
class LiveMemory {
public:
    /// Brings the preparation up to date for a scene that is not empty: after a stroke only the
    /// tiles that it touched. The workspace stays until the next call.
    const Workspace<float>& prepare(const Scene& scene);

    /// On the scene that was prepared last.
    Reading<float> evaluate(const Request& request);

    void clear();

private:
    std::optional<Workspace<float>> m_work;
};

}  // namespace lossglass

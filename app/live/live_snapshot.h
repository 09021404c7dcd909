// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"

#include <QtGlobal>

#include <functional>
#include <memory>
#include <vector>

namespace lossglass {

/// What is to be computed: values only, so that nothing that happens later can change it.
struct LiveSnapshot {
    /// Further work on the readings, done on the worker (histograms, curves ...). It must touch
    /// nothing but its arguments and what it owns. May give null.
    using Extra =
        std::function<std::shared_ptr<void>(const std::vector<Reading<float>>&, const Scene&)>;

    Scene scene;
    std::vector<Request> requests;
    quint64 revision = 0;  ///< comes back with the readings; the meaning is the sender's
    Extra extra;           ///< optional
};

}  // namespace lossglass

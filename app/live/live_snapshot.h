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
    /// The same for work that needs what the losses share: it is not prepared a second time.
    using ExtraOnWork = std::function<std::shared_ptr<void>(const std::vector<Reading<float>>&,
                                                            const Workspace<float>&)>;
    /// What stays on the worker when the readings are done.
    enum class Keeps {
        Nothing,
        /// The preparation and the sums of tiles, for a next snapshot that differs in few pixels or
        /// in settings. Takes the memory of a Workspace.
        WhatTheNextCanUse,
    };

    Scene scene;
    std::vector<Request> requests;
    quint64 revision = 0;          ///< comes back with the readings; the meaning is the sender's
    Extra extra;                   ///< optional
    ExtraOnWork extraOnWork = {};  ///< optional, in the place of `extra`
    Keeps keeps = Keeps::Nothing;
};

}  // namespace lossglass

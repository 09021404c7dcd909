// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_extra.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"

#include <QtGlobal>

#include <optional>
#include <vector>

namespace lossglass {

/// What is to be computed: values only, so that nothing that happens later can change it.
struct LiveSnapshot {
    using Extra = LiveExtra;
    /// What stays on the worker when the readings are done.
    enum class Keeps {
        Nothing,
        /// The preparation and the sums of tiles, for a next snapshot that differs in few pixels or
        /// in settings. Takes the memory of a Workspace.
        WhatTheNextCanUse,
    };
    /// What the readings wait for.
    enum class Delivery {
        Whole,          ///< the extra is in them
        ReadingsFirst,  ///< nothing: the extra follows by itself
    };

    Scene scene;
    std::vector<Request> requests;
    quint64 revision = 0;  ///< comes back with the readings; the meaning is the sender's
    Extra extra;           ///< optional
    Keeps keeps = Keeps::Nothing;
    Delivery delivery = Delivery::Whole;
    /// Of Delivery::ReadingsFirst: what is evaluated between the readings and the extra, planes
    /// that are looked at one pixel at a time.
    std::optional<Request> details;
};

}  // namespace lossglass

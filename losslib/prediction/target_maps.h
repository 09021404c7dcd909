// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace lossglass {

/// One number per pixel (1 x pixels), and a number that no other map has.
template <class Real>
struct TargetMap {
    Planes<Real> values;
    double serial = 0;
};

/// Numbers per pixel that hang on a target alone and take long to make, one plane per channel:
/// made by whoever asks first, kept while the target is the same, shared by all losses. May be
/// asked by several threads at once.
template <class Real>
class TargetMaps {
public:
    using Map = std::shared_ptr<const TargetMap<Real>>;

    /// The map of a channel; with other labels than last time all maps are forgotten first. One
    /// thread runs `make`, others that ask for the same map wait for it.
    Map of(const std::shared_ptr<const Labels>& labels, int channel,
           const std::function<Planes<Real>()>& make);

private:
    struct Slot {
        std::once_flag made;
        Map map;
    };
    std::shared_ptr<Slot> slotOf(const std::shared_ptr<const Labels>& labels, int channel);

    std::mutex m_mutex;  ///< of what follows
    std::shared_ptr<const Labels> m_labels;
    std::vector<std::shared_ptr<Slot>> m_slots;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/packed_squares.h"
#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"

#include <functional>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace lossglass {

/// How the numbers of a map are held.
enum class MapForm { Plain, Packed };

/// One whole number per pixel, a signed squared distance.
template <class Real>
struct DistanceSquares {
    Planes<Real> values;  ///< 1 x pixels; none where they are packed
    std::optional<PackedSquares> packed;

    DistanceSquares() = default;
    /// Packed where that is asked for and possible.
    DistanceSquares(Planes<Real> squares, MapForm form);

    /// The numbers of a tile: where they are held, or else written to `buffer` (kTilePixels
    /// entries), and that.
    const Real* read(const Tile& tile, Real* buffer) const;
    std::size_t memoryUse() const;
};

/// That of a target, and a number that no other map has.
template <class Real>
struct TargetMap : DistanceSquares<Real> {
    double serial = 0;
};

/// How maps are held, and how many bytes all of them may take.
struct MapRule {
    MapForm form = MapForm::Plain;
    std::size_t mostBytes = std::numeric_limits<std::size_t>::max();
};

/// Numbers per pixel that hang on a target alone and take long to make, one plane per channel:
/// made by whoever asks first, kept while the target is the same, shared by all losses. May be
/// asked by several threads at once.
template <class Real>
class TargetMaps {
public:
    using Map = std::shared_ptr<const TargetMap<Real>>;

    /// The map of a channel; with other labels than last time all maps are forgotten first. One
    /// thread runs `make`, others that ask for the same map wait for it. What does not fit in
    /// rule.mostBytes beside the maps that are kept is made again each time.
    Map of(const std::shared_ptr<const Labels>& labels, int channel,
           const std::function<Planes<Real>()>& make, const MapRule& rule = {});

private:
    struct Slot {
        std::once_flag made;
        Map map;
    };
    std::shared_ptr<Slot> slotOf(const std::shared_ptr<const Labels>& labels, int channel);
    void keep(const std::shared_ptr<Slot>& slot, int channel, std::size_t mostBytes);

    std::mutex m_mutex;  ///< of what follows
    std::shared_ptr<const Labels> m_labels;
    std::vector<std::shared_ptr<Slot>> m_slots;
    std::size_t m_bytes = 0;
};

}  // namespace lossglass

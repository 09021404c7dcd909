// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/prediction/workspace.h"
#include "losslib/support/aligned_array.h"

#include <cmath>
#include <vector>

namespace lossglass {

/// Squared distance to the other side of a channel's target, with a minus inside
/// (kernels/distance_map.h), pixel order of Planes, sample by sample; ignored pixels count as
/// background. Made once per target and kept in the workspace, as far as all maps, what the
/// workspace keeps and a gradient stay within 4 C + 24 bytes a pixel: plain up to two channels,
/// packed where there are more.
template <class Real>
typename TargetMaps<Real>::Map targetSquares(const Workspace<Real>& work, int channel);

/// Kervadec's level set of such a square: outside the distance, inside 1 - the distance, 0 where
/// there is no boundary. Free of branches.
template <class Real>
inline Real levelOf(Real signedSquare) {
    const Real distance = std::sqrt(signedSquare < Real(0) ? -signedSquare : signedSquare);
    return signedSquare < Real(0) ? Real(1) - distance : distance;
}

/// Kervadec's level set of a channel's target, from the squares above.
template <class Real>
std::vector<Real> targetLevelSet(const Workspace<Real>& work, int channel);

/// Distance to the other side of a channel's target; ignored pixels count as background.
template <class Real>
std::vector<Real> targetDistance(const Workspace<Real>& work, int channel);

/// As the squares of a target, of a channel's prediction, thresholded at p > 0.5. Ignored pixels
/// keep their prediction.
template <class Real>
Planes<Real> predictionSquares(const Workspace<Real>& work, int channel);

/// The same into memory of the caller, pixels() entries; takes a byte a pixel beside it.
template <class Real>
void writePredictionSquares(const Workspace<Real>& work, int channel, Real* squares);

/// Squares of several channels are packed.
template <class Real>
MapForm mapFormOf(const Workspace<Real>& work) {
    return work.channels() > 2 ? MapForm::Packed : MapForm::Plain;
}

/// Distance to the other side of a channel's prediction, thresholded at p > 0.5. Ignored pixels
/// keep their prediction.
template <class Real>
std::vector<Real> predictionDistance(const Workspace<Real>& work, int channel);

/// Numbers of all channels for the pixels of a tile, of some channels filled by whoever makes it.
template <class Real>
struct TileMaps {
    TileMaps(int channels, const Tile& tile)
        : rows(static_cast<std::size_t>(channels)),
          numbers(static_cast<std::size_t>(channels * kTilePixels)),
          begin(tile.begin) {}
    Real* buffer(int c) { return numbers.get() + c * kTilePixels; }
    const Real* row(int c) const { return rows[static_cast<std::size_t>(c)]; }

    std::vector<const Real*> rows;
    AlignedArray<Real> numbers;
    std::int64_t begin;
};

/// The squares of the targets of some channels.
template <class Real>
class TargetSquares {
public:
    TargetSquares(const Workspace<Real>& work, const std::vector<int>& channels);

    TileMaps<Real> at(const Tile& tile) const;
    /// The numbers of the maps that no others have.
    std::vector<double> serials() const;

private:
    std::vector<typename TargetMaps<Real>::Map> m_maps;  ///< one entry a channel, some null
};

}  // namespace lossglass

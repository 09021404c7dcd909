// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/lovasz.h"
#include "losslib/kernels/pull_back.h"
#include "losslib/kernels/ranked.h"
#include "losslib/kernels/tile_labels.h"

#include <array>

namespace lossglass {

namespace {

/// |y - p|; the gradient by logit is the slope times p (1-p).
template <class Real>
struct ProbabilityError {
    static constexpr bool kByLogit = false;
    const Real *p, *q;

    ProbabilityError(const Workspace<Real>& work, std::int64_t begin)
        : p(work.p(0) + begin), q(work.q() + begin) {}
    Real error(WideLabel<Real> isOwn, std::int64_t i) const {
        return detail::either<Real>(isOwn, q[i], p[i]);
    }
    WideLabel<Real> counts(Real) const { return ~WideLabel<Real>{0}; }
    Real byLogit(Real slope, std::int64_t i) const { return slope * (p[i] * q[i]); }
};

/// 1 - z (2y - 1); the slope is the gradient by logit. Where the hinge is shut nothing is added.
template <class Real>
struct HingeError {
    static constexpr bool kByLogit = true;
    const Real* z;

    HingeError(const Workspace<Real>& work, std::int64_t begin)
        : z(work.scene().logits().data() + begin) {}
    Real error(WideLabel<Real> isOwn, std::int64_t i) const {
        return Real(1) + detail::negated<Real>(isOwn, z[i]);
    }
    WideLabel<Real> counts(Real error) const { return detail::maskOf<Real>(error > Real(0)); }
    Real byLogit(Real slope, std::int64_t) const { return slope; }
};

/// Slopes by error, towards the label, and errors times steps, of a block of pixels.
template <template <class> class Error, class Real, class Count>
inline void walkBlock(const Workspace<Real>& work, const PackedPlaces& all, std::int64_t begin,
                      const Count count, Real* slopes, Real* products) {
    WideLabels<Real, kBlockPixels> labels;
    const std::int64_t pixels = count;
    const WideLabel<Real>* y = labels.read(work.labels() + begin, pixels);
    alignas(64) std::array<std::uint32_t, kBlockPixels> aheadOf, markedOf;
    all.read(begin, pixels, aheadOf.data(), markedOf.data());
    const std::uint32_t *ahead = aheadOf.data(), *marked = markedOf.data();
    const auto positives = static_cast<std::int32_t>(work.counts().perLabel[1]);
    const Error<Real> of(work, begin);
#pragma GCC ivdep
    for (std::int64_t i = 0; i < pixels; ++i) {
        const auto isOwn = detail::maskOf<Real>(y[i] == 1);
        const auto hits = static_cast<std::int32_t>(marked[i]);
        const auto misses = static_cast<std::int32_t>(ahead[i]) - hits;
        const Real step =
            lovaszStep(detail::kept<Real>(isOwn, Real(1)), static_cast<Real>(positives - hits),
                       static_cast<Real>(positives + misses));
        const Real error = of.error(isOwn, i);
        const auto isCounted = detail::maskOf<Real>(y[i] != kIgnored) & of.counts(error);
        const Real taken = detail::kept<Real>(isCounted, step);
        // Infinite errors after the last positive add nothing.
        products[i] = detail::kept<Real>(detail::maskOf<Real>(taken != Real(0)), error * taken);
        slopes[i] = detail::negated<Real>(isOwn, taken);
    }
}

template <template <class> class Error, class Real>
PlaneMeasure directWalk(const Workspace<Real>& work, const PackedPlaces& places, const Tile& tile,
                        Real* g, double* sums) {
    BlockMeasure<Real> measure;
    BlockSum<Real> sum;
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const std::int64_t begin = tile.begin + from, pixels = count;
        const Error<Real> error(work, begin);
        alignas(64) std::array<Real, kBlockPixels> products;
        Real* to = g + begin;
        walkBlock<Error>(work, places, begin, count, to, products.data());
        if constexpr (!Error<Real>::kByLogit) {
#pragma omp simd
            for (std::int64_t i = 0; i < pixels; ++i)
                to[i] = error.byLogit(to[i], i);
        }
        sum.add(count, [x = products.data()](std::int64_t i) { return x[i]; });
        measure.add(count, static_cast<const Real*>(to));
    });
    sums[0] = sum.total();
    return measure.result();
}

/// The slopes of a tile; returns its part of the value.
template <template <class> class Error, class Real>
double slopesOf(const Workspace<Real>& work, const PackedPlaces& places, const Tile& tile,
                Real* slopes) {
    BlockSum<Real> sum;
    forEachBlock<Real>(tile.count, [&](std::int64_t from, const auto count) {
        const std::int64_t begin = tile.begin + from;
        alignas(64) std::array<Real, kBlockPixels> products;
        walkBlock<Error>(work, places, begin, count, slopes + from, products.data());
        sum.add(count, [x = products.data()](std::int64_t i) { return x[i]; });
    });
    return sum.total();
}

template <class Real>
void addHingeSlopes(const Workspace<Real>& work, const Tile& tile, const Real* slopes,
                    Output<Real>& out) {
    Real *byLogit = out.logitGradient(0), *byProbability = out.probabilityGradient(0);
    for (std::int64_t i = 0; i < tile.count; ++i) {
        const std::int64_t pixel = tile.begin + i;
        if (byLogit) byLogit[pixel] += slopes[i];
        if (byProbability && slopes[i] != Real(0))
            byProbability[pixel] += slopes[i] / (work.p(0)[pixel] * work.q()[pixel]);
    }
}

template <template <class> class Error, class Real>
double walkPlaces(const Workspace<Real>& work, const PackedPlaces& places, Output<Real>& out) {
    if (out.isDirect(work))
        return out
            .directPass(keyOfNoOther(), 1,
                        [&](const Tile& tile, double* sums) {
                            return directWalk<Error>(work, places, tile, out.logitGradient(0),
                                                     sums);
                        })
            .front();
    return out
        .pass(keyOfNoOther(), 1,
              [&](const Tile& tile, double* sums) {
                  TileSlopes<Real> slopes(1, tile.count);
                  sums[0] = slopesOf<Error>(work, places, tile, slopes.channel(0));
                  if constexpr (Error<Real>::kByLogit)
                      addHingeSlopes(work, tile, slopes.channel(0), out);
                  else
                      pullBackTile(work, tile, slopes, out);
              })
        .front();
}

}  // namespace

template <class Real>
double lovaszByPlaces(const Workspace<Real>& work, const PackedPlaces& places, Output<Real>& out) {
    return walkPlaces<ProbabilityError>(work, places, out);
}

template <class Real>
double hingeByPlaces(const Workspace<Real>& work, const PackedPlaces& places, Output<Real>& out) {
    return walkPlaces<HingeError>(work, places, out);
}

template double lovaszByPlaces(const Workspace<float>&, const PackedPlaces&, Output<float>&);
template double lovaszByPlaces(const Workspace<double>&, const PackedPlaces&, Output<double>&);
template double hingeByPlaces(const Workspace<float>&, const PackedPlaces&, Output<float>&);
template double hingeByPlaces(const Workspace<double>&, const PackedPlaces&, Output<double>&);

}  // namespace lossglass

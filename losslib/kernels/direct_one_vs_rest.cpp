// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/direct_one_vs_rest.h"

#include "losslib/kernels/bit_choice.h"
#include "losslib/kernels/block_measure.h"
#include "losslib/kernels/block_sums.h"
#include "losslib/kernels/math.h"
#include "losslib/kernels/overlap_slopes.h"
#include "losslib/kernels/softmax_pull.h"
#include "losslib/kernels/tile_labels.h"
#include "losslib/prediction/few_probabilities.h"

#include <array>
#include <limits>

namespace lossglass {

namespace {

/// What a loop does with the gradient.
enum class RestGradient { None, Add, Write };

/// What a block is read from and written to.
template <class Real, std::size_t N>
struct RestBlock {
    std::array<const Real*, N> p;
    std::array<Real*, N> g;
    const Real* trueLogP;
    Real *kept, *loss;
};

/// ln(1-s) from s and r = 1-s, as math::logOfComplement(), with 1/r at hand.
template <class Real>
inline Real logOfRest(Real s, Real r, Real inverse) {
    const bool small = s <= Real(0.5);
    const Real u = small ? Real(1) - s : r;
    const Real lost = small ? -s - (u - Real(1)) : Real(0);
    return math::logOfNormal(u) + lost * inverse;
}

template <class Real>
inline Real smaller(Real a, Real b) {
    return a < b ? a : b;
}

/// The product of all but one.
template <std::size_t Own, class Real, std::size_t N, std::size_t... C>
inline Real productOfOthers(const std::array<Real, N>& x, std::index_sequence<C...>) {
    return ((C == Own ? Real(1) : x[C]) * ...);
}

/// The sum over the other labels of ln(1-p_c) is the logarithm of one product, r, and the quotients
/// p_c / (1-p_c) share its inverse. s = 1-r is a sum of positive terms, so that neither loses
/// digits.
template <RestGradient kGradient, class Real, class Labels, class Slopes, std::size_t... C>
inline void runRest(const RestBlock<Real, sizeof...(C)> x, const Labels labels, std::int64_t count,
                    Real onTarget, Real offTarget, const Slopes slopes,
                    std::index_sequence<C...> channels) {
    constexpr Real kSmallest = std::numeric_limits<Real>::min();
#pragma GCC ivdep
    for (std::int64_t i = 0; i < count; ++i) {
        const WideLabel<Real> label = labels.at(i);
        const std::array<WideLabel<Real>, sizeof...(C)> is{
            detail::maskOf<Real>(label == WideLabel<Real>{C})...};
        const std::array<Real, sizeof...(C)> p{x.p[C][i]...};
        const std::array<Real, sizeof...(C)> q{detail::sumOfOthers<C>(p, channels)...};
        const std::array<Real, sizeof...(C)> rest{detail::either<Real>(is[C], Real(1), q[C])...};
        const std::array<Real, sizeof...(C)> away{detail::kept<Real>(~is[C], p[C])...};
        Real r = 1, s = 0;
        ((s += r * away[C], r *= rest[C]), ...);
        Real least = q[0];
        ((least = smaller(least, smaller(p[C], q[C]))), ...);
        // r last: where it is no number, none remains.
        least = smaller(least, r);
        const WideLabel<Real> isWhole = detail::maskOf<Real>(least >= kSmallest);
        const WideLabel<Real> isIgnored = detail::maskOf<Real>(label == kIgnored);
        const WideLabel<Real> isKept = isWhole & ~isIgnored;
        const Real inverse = Real(1) / r;
        const Real loss = -(onTarget * x.trueLogP[i] + offTarget * logOfRest(s, r, inverse));
        x.loss[i] = detail::kept<Real>(isKept, loss);
        x.kept[i] = detail::kept<Real>(isWhole | isIgnored, Real(1));
        if constexpr (kGradient != RestGradient::None) {
            const Real scale = offTarget * inverse, both = onTarget + offTarget;
            const std::array<Real, sizeof...(C)> odds{
                (away[C] * scale * productOfOthers<C>(rest, channels))...};
            const std::array<Real, sizeof...(C)> slope{slopes.template at<C>(i, p[C])...};
            const auto put = [&](Real& to, Real found, Real ofSlopes) {
                const Real counted = detail::kept<Real>(isKept, found);
                const Real all = Slopes::kIsNone ? counted : counted + ofSlopes;
                to = kGradient == RestGradient::Write ? all : to + all;
            };
            (put(x.g[C][i],
                 detail::either<Real>(is[C], -q[C] * onTarget, p[C] * both) -
                     p[C] * detail::sumOfOthers<C>(odds, channels),
                 detail::flowsTo<C>(p, slope, channels)),
             ...);
        }
    }
}

template <RestGradient kGradient, class Real, class Slopes>
PlaneMeasure runTile(const FewRestTile<Real>& t, const Slopes& slopes) {
    BlockMeasure<Real> measure;
    BlockSum<Real> sum;
    const auto on = static_cast<Real>(t.weights.onTarget);
    const auto off = static_cast<Real>(t.weights.offTarget);
    withFewChannels(t.work.channels(), [&](auto channels) {
        constexpr int kChannels = channels;
        withAnySlopes<Real, kChannels>(slopes, [&](const auto& few) {
            forEachBlock<Real>(t.tile.count, [&](std::int64_t from, const auto count) {
                const std::int64_t begin = t.tile.begin + from, pixels = count;
                FewProbabilities<Real, kChannels> probabilities;
                alignas(64) std::array<Real, kBlockPixels> losses;
                const auto p = probabilities.read(t.work, begin, pixels);
                std::array<Real*, kChannels> g{};
                if (kGradient != RestGradient::None)
                    g = rowsOf<kChannels>(begin, [&](int c) { return t.out.logitGradient(c); });
                const std::uint8_t* y = t.work.labels() + begin;
                withBlockLabels<Real, kChannels>(
                    commonLabel(count, y), y, pixels, [&](const auto& labels, const auto& order) {
                        runRest<kGradient, Real>({order(p), order(g), t.work.trueLogP() + begin,
                                                  t.kept + from, losses.data()},
                                                 labels, pixels, on, off, few.of(labels, order),
                                                 std::make_index_sequence<kChannels>());
                    });
                sum.add(count, [loss = losses.data()](std::int64_t i) { return loss[i]; });
                if (kGradient == RestGradient::None) return;
                measure.add(count, rowsToRead(g));
            });
        });
    });
    *t.sum = sum.total();
    return measure.result();
}

}  // namespace

template <class Real>
void FewRestTile<Real>::add() const {
    if (out.wanted().logitGradient)
        runTile<RestGradient::Add>(*this, NoSlopes());
    else
        runTile<RestGradient::None>(*this, NoSlopes());
}

template <class Real>
PlaneMeasure FewRestTile<Real>::write(const std::vector<OverlapSlope>& slopes) const {
    return runTile<RestGradient::Write>(*this, slopes);
}

template struct FewRestTile<float>;
template struct FewRestTile<double>;

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked.h"

#include <array>
#include <bit>
#include <numeric>

namespace lossglass {

namespace {

constexpr int kDigitBits = 11;
constexpr std::uint32_t kDigits = 1u << kDigitBits;

// Bits that sort as unsigned integers in the order of decreasing value.
std::uint32_t descendingBits(float key) {
    const auto bits = std::bit_cast<std::uint32_t>(key + 0.0f);  // -0 and 0 are equal
    return (bits & 0x80000000u) ? bits : ~(bits | 0x80000000u);
}

std::uint64_t descendingBits(double key) {
    const auto bits = std::bit_cast<std::uint64_t>(key + 0.0);
    const std::uint64_t sign = std::uint64_t{1} << 63;
    return (bits & sign) ? bits : ~(bits | sign);
}

template <class Bits>
struct Item {
    Bits bits;
    std::uint32_t index;
};

template <class Bits>
void sortByDigit(const std::vector<Item<Bits>>& from, std::vector<Item<Bits>>& to, int shift) {
    std::array<std::uint32_t, kDigits> start{};
    for (const auto& item : from)
        ++start[(item.bits >> shift) & (kDigits - 1)];
    std::exclusive_scan(start.begin(), start.end(), start.begin(), 0u);
    for (const auto& item : from)
        to[start[(item.bits >> shift) & (kDigits - 1)]++] = item;
}

template <class Bits, class Real>
std::vector<std::uint32_t> order(const std::vector<Real>& keys) {
    std::vector<Item<Bits>> items(keys.size()), spare(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        items[i] = {descendingBits(keys[i]), static_cast<std::uint32_t>(i)};
    for (int shift = 0; shift < static_cast<int>(8 * sizeof(Bits)); shift += kDigitBits) {
        sortByDigit(items, spare, shift);
        items.swap(spare);
    }
    std::vector<std::uint32_t> result(keys.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        result[i] = items[i].index;
    return result;
}

}  // namespace

std::vector<std::uint32_t> descendingOrder(const std::vector<float>& keys) {
    return order<std::uint32_t>(keys);
}

std::vector<std::uint32_t> descendingOrder(const std::vector<double>& keys) {
    return order<std::uint64_t>(keys);
}

std::vector<double> lovaszGradient(const std::vector<std::uint8_t>& sortedLabels) {
    std::vector<double> gradient(sortedLabels.size());
    if (gradient.empty()) return gradient;
    double intersection = std::accumulate(sortedLabels.begin(), sortedLabels.end(), 0.0);
    double unionSize = intersection;
    if (intersection == 0) {
        // No positive: the first error alone makes the Jaccard loss 1.
        gradient.front() = 1;
        return gradient;
    }
    for (std::size_t k = 0; k < gradient.size(); ++k) {
        if (sortedLabels[k]) {
            gradient[k] = 1 / unionSize;
            intersection -= 1;
        } else {
            gradient[k] = intersection / (unionSize * (unionSize + 1));
            unionSize += 1;
        }
    }
    return gradient;
}

}  // namespace lossglass

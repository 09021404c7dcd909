// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace lossglass {

namespace {

constexpr int kDigitBits = 11;
constexpr std::uint32_t kDigits = 1u << kDigitBits;

using Histogram = std::array<std::uint32_t, kDigits>;

template <class Bits>
constexpr std::size_t kPasses = (8 * sizeof(Bits) + kDigitBits - 1) / kDigitBits;

template <class Bits>
std::uint32_t digitOf(Bits bits, std::size_t pass) {
    return static_cast<std::uint32_t>(bits >> (pass * kDigitBits)) & (kDigits - 1);
}

template <class Real>
void sort(std::vector<RankedItem<Real>>& items) {
    using Bits = OrderBits<Real>;
    std::array<Histogram, kPasses<Bits>> start{};
    for (const auto& item : items)
        for (std::size_t pass = 0; pass < start.size(); ++pass)
            ++start[pass][digitOf(item.bits, pass)];
    std::vector<RankedItem<Real>> spare(items.size());
    for (std::size_t pass = 0; pass < start.size(); ++pass) {
        Histogram& next = start[pass];
        // All in one bucket: nothing to move.
        if (std::find(next.begin(), next.end(), items.size()) != next.end()) continue;
        std::exclusive_scan(next.begin(), next.end(), next.begin(), 0u);
        for (const auto& item : items)
            spare[next[digitOf(item.bits, pass)]++] = item;
        items.swap(spare);
    }
}

template <class Real>
std::vector<std::uint32_t> order(const std::vector<Real>& keys) {
    std::vector<RankedItem<Real>> items(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        items[i] = {descendingBits(keys[i]), static_cast<std::uint32_t>(i)};
    sort(items);
    std::vector<std::uint32_t> result(keys.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        result[i] = items[i].payload;
    return result;
}

/// How often each digit occurs. Two histograms in turn: equal digits one after the other would
/// wait for each other.
template <class Bits>
Histogram countDigits(const std::vector<Bits>& bits, std::size_t pass) {
    Histogram even{}, odd{};
    std::size_t i = 0;
    for (; i + 1 < bits.size(); i += 2) {
        ++even[digitOf(bits[i], pass)];
        ++odd[digitOf(bits[i + 1], pass)];
    }
    if (i < bits.size()) ++even[digitOf(bits[i], pass)];
    for (std::size_t digit = 0; digit < kDigits; ++digit)
        even[digit] += odd[digit];
    return even;
}

/// Digit by digit from the highest one; those that agree with the answer so far stay.
template <class Bits>
Selection<Bits> select(std::vector<Bits> bits, std::size_t count) {
    Bits prefix = 0;
    std::size_t ahead = 0;
    for (std::size_t pass = kPasses<Bits>; pass-- > 0;) {
        const Histogram histogram = countDigits(bits, pass);
        std::uint32_t digit = 0;
        while (ahead + histogram[digit] < count)
            ahead += histogram[digit++];
        prefix |= static_cast<Bits>(digit) << (pass * kDigitBits);
        std::erase_if(bits, [=](Bits each) { return digitOf(each, pass) != digit; });
    }
    return {prefix, ahead};
}

}  // namespace

void sortRanked(std::vector<RankedItem<float>>& items) {
    sort(items);
}

void sortRanked(std::vector<RankedItem<double>>& items) {
    sort(items);
}

std::vector<std::uint32_t> descendingOrder(const std::vector<float>& keys) {
    return order(keys);
}

std::vector<std::uint32_t> descendingOrder(const std::vector<double>& keys) {
    return order(keys);
}

Selection<std::uint32_t> selectBits(const std::vector<std::uint32_t>& bits, std::size_t count) {
    return select(bits, count);
}

Selection<std::uint64_t> selectBits(const std::vector<std::uint64_t>& bits, std::size_t count) {
    return select(bits, count);
}

}  // namespace lossglass

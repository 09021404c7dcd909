// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace lossglass {

/// Random numbers that depend on nothing but the seed and a place, so that they are the same on
/// every machine and for every amount (splitmix64, Steele et al. 2014).
class Chance {
public:
    explicit Chance(std::uint32_t seed) : m_seed(seed) {}

    /// In [0, 1).
    double uniform(std::int64_t place) const {
        std::uint64_t z = (std::uint64_t{m_seed} << 40) ^ static_cast<std::uint64_t>(place);
        for (int round = 0; round < 2; ++round) {
            z += 0x9e3779b97f4a7c15u;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
            z ^= z >> 31;
        }
        return static_cast<double>(z >> 11) * 0x1p-53;
    }

    /// Mean 0, standard deviation 1. Uses the places 2 n and 2 n + 1 of uniform().
    double normal(std::int64_t n) const {
        const double radius = std::sqrt(-2 * std::log1p(-uniform(2 * n)));
        return radius * std::cos(2 * std::numbers::pi * uniform(2 * n + 1));
    }

private:
    std::uint32_t m_seed;
};

}  // namespace lossglass

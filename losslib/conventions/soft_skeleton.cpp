// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/soft_skeleton.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace lossglass {

namespace {

/// Three axes always; missing ones have size 1.
std::vector<std::int64_t> threeAxes(std::vector<std::int64_t> space) {
    while (space.size() < 3)
        space.insert(space.begin(), 1);
    return space;
}

std::vector<std::array<int, 3>> offsets(bool cross) {
    std::vector<std::array<int, 3>> steps;
    for (int z = -1; z <= 1; ++z)
        for (int y = -1; y <= 1; ++y)
            for (int x = -1; x <= 1; ++x)
                if (!cross || std::abs(x) + std::abs(y) + std::abs(z) <= 1)
                    steps.push_back({z, y, x});
    return steps;
}

}  // namespace

SoftSkeleton::SoftSkeleton(const std::vector<double>& image, std::vector<std::int64_t> space,
                           int erosions)
    : m_space(threeAxes(std::move(space))), m_images{image}, m_skeleton(image.size(), 0.0) {
    const auto taken = [](const std::vector<double>& from, const std::vector<std::size_t>& places) {
        std::vector<double> values(places.size());
        for (std::size_t i = 0; i < places.size(); ++i)
            values[i] = from[places[i]];
        return values;
    };
    for (int j = 0; j <= erosions; ++j) {
        const auto step = static_cast<std::size_t>(j);
        m_erosions.push_back(extremes(m_images[step], Neighbours::Cross));
        m_images.push_back(taken(m_images[step], m_erosions[step]));
        m_openings.push_back(extremes(m_images[step + 1], Neighbours::Box));
        const std::vector<double> opened = taken(m_images[step + 1], m_openings[step]);
        std::vector<double> delta(image.size());
        m_partial.push_back(m_skeleton);
        for (std::size_t i = 0; i < delta.size(); ++i) {
            delta[i] = std::max(m_images[step][i] - opened[i], 0.0);
            m_skeleton[i] += std::max(delta[i] - m_skeleton[i] * delta[i], 0.0);
        }
        m_deltas.push_back(std::move(delta));
    }
}

std::vector<std::size_t> SoftSkeleton::extremes(const std::vector<double>& image,
                                                Neighbours around) const {
    const bool cross = around == Neighbours::Cross;
    const auto steps = offsets(cross);
    std::vector<std::size_t> places(image.size());
    std::size_t cell = 0;
    const auto isInside = [](std::int64_t at, std::int64_t size) { return at >= 0 && at < size; };
    for (std::int64_t z = 0; z < m_space[0]; ++z)
        for (std::int64_t y = 0; y < m_space[1]; ++y)
            for (std::int64_t x = 0; x < m_space[2]; ++x, ++cell) {
                std::size_t best = cell;
                for (const auto& step : steps) {
                    const std::int64_t w = z + step[0], v = y + step[1], u = x + step[2];
                    if (!isInside(w, m_space[0]) || !isInside(v, m_space[1]) ||
                        !isInside(u, m_space[2]))
                        continue;
                    const auto k = static_cast<std::size_t>((w * m_space[1] + v) * m_space[2] + u);
                    if (cross ? image[k] < image[best] : image[k] > image[best]) best = k;
                }
                places[cell] = best;
            }
    return places;
}

std::vector<double> SoftSkeleton::pullBack(const std::vector<double>& gradient) const {
    std::vector<double> bySkeleton = gradient;
    std::vector<std::vector<double>> byImage(m_images.size(),
                                             std::vector<double>(gradient.size(), 0.0));
    for (std::size_t j = m_deltas.size(); j-- > 0;)
        for (std::size_t i = 0; i < gradient.size(); ++i) {
            const double delta = m_deltas[j][i], before = m_partial[j][i];
            const double g = bySkeleton[i];
            // Where delta is 0 nothing grew; where it is positive so is 1 - before, or the step
            // was cut off at 0.
            if (delta <= 0 || before >= 1) continue;
            bySkeleton[i] = g * (1 - delta);
            const double byDelta = g * (1 - before);
            byImage[j][i] += byDelta;
            byImage[j + 1][m_openings[j][i]] -= byDelta;
        }
    for (std::size_t j = m_erosions.size(); j-- > 0;)
        for (std::size_t i = 0; i < gradient.size(); ++i)
            byImage[j][m_erosions[j][i]] += byImage[j + 1][i];
    return byImage.front();
}

}  // namespace lossglass

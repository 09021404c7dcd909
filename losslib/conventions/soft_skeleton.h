// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace lossglass {

/// The soft skeleton of one image (Shit et al., arXiv 2003.07311): what openings take away,
/// gathered over repeated erosions with a cross; dilations with a box; space beyond the edge
/// takes no part. Kept with what its derivative needs.
class SoftSkeleton {
public:
    /// `space`: sizes of 1 to 3 axes; `image` has their product of entries.
    SoftSkeleton(const std::vector<double>& image, std::vector<std::int64_t> space, int erosions);

    const std::vector<double>& values() const { return m_skeleton; }

    /// dL/dimage from dL/dskeleton.
    std::vector<double> pullBack(const std::vector<double>& gradient) const;

private:
    enum class Neighbours { Cross, Box };
    /// For each cell, where the least (Cross) or greatest (Box) value around it lies.
    std::vector<std::size_t> extremes(const std::vector<double>& image, Neighbours around) const;

    std::vector<std::int64_t> m_space;
    std::vector<std::vector<double>> m_images;         ///< eroded 0, 1, ... erosions + 1 times
    std::vector<std::vector<std::size_t>> m_erosions;  ///< where image j+1 comes from in image j
    std::vector<std::vector<std::size_t>> m_openings;  ///< where opening j comes from in j+1
    std::vector<std::vector<double>> m_deltas;         ///< what opening j takes away
    std::vector<std::vector<double>> m_partial;        ///< the skeleton before step j
    std::vector<double> m_skeleton;
};

}  // namespace lossglass

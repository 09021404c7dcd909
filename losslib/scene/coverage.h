// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/region.h"

#include <vector>

namespace lossglass {

/// The picture that is painted on: rows [top, top + height) of the planes. Rows of strokes and
/// regions count from the first row of the planes.
struct Extent {
    int width = 0;
    int height = 0;
    int top = 0;
};

/// Pixels of one row: columns [begin, end).
struct CoverageRun {
    int row = 0, begin = 0, end = 0;

    bool operator==(const CoverageRun&) const = default;
};

/// The pixels that a brush or a shape covers, and how much of each.
struct Coverage {
    std::vector<CoverageRun> runs;  ///< inside the extent; no pixel twice, in no set order
    /// In (0, 1], pixel by pixel in the order of the runs; empty: 1 everywhere.
    std::vector<double> shares;

    bool isEmpty() const { return runs.empty(); }
    /// Adds the part of the run that lies inside the extent, if any.
    void addClipped(const Extent& extent, CoverageRun run);
};

/// Calls visit(column, row, share) for every covered pixel.
template <class Visit>
void forEachCovered(const Coverage& coverage, const Visit& visit) {
    const double* share = coverage.shares.empty() ? nullptr : coverage.shares.data();
    for (const CoverageRun& run : coverage.runs)
        for (int column = run.begin; column < run.end; ++column)
            visit(column, run.row, share ? *share++ : 1.0);
}

}  // namespace lossglass

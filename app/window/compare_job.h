// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/gradient_range.h"
#include "losslib/analysis/outcome_sums.h"
#include "losslib/loss/reading.h"
#include "losslib/scene/scene.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// What the Compare tab asks of one scene: losses with their settings, and differences of two.
struct CompareJob {
    struct Entry {
        int key = 0;
        const Loss* loss = nullptr;
        ParameterValues values;
        bool operator==(const Entry&) const = default;
    };
    struct Difference {
        int key = 0;
        int first = 0, second = 0;  ///< keys of entries; first minus second
        bool operator==(const Difference&) const = default;
    };

    std::vector<Entry> entries;
    std::vector<Difference> differences;
    bool byLogit = true;
    int channel = 0;  ///< whose gradient the maps show

    bool operator==(const CompareJob&) const = default;
};

/// What one card says; of a difference the value and the gradient are differences, and the pull is
/// the size of the differing gradient.
struct CompareReading {
    double value = 0;
    std::optional<std::string> undefined;
    Planes<float> gradient;  ///< 1 x pixels: the shown channel alone
    GradientRange range;     ///< over all channels
    OutcomeSums pull;        ///< over all channels
    double norm = 0;
};

struct CompareResult {
    Scene scene;
    std::map<int, CompareReading> readings;  ///< by key
};

/// Evaluates one loss after the other and keeps of each gradient what a map shows: 4 bytes per
/// pixel and card. Stops with what it has when `cancelled` says so. For a worker.
CompareResult runCompareJob(const CompareJob& job, const Scene& scene,
                            const std::function<bool()>& cancelled = {});

}  // namespace lossglass

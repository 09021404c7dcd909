// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace lossglass {

/// The values of every loss after each of the last edits: what the spark lines draw. The last
/// entry follows the hand while an edit is under way.
class LossHistory {
public:
    static constexpr std::size_t kLength = 11;  ///< ten edits and where they began

    /// A new edit began: the next value stands beside the present one, not in its place.
    void beginEdit();
    /// The value of a loss now; NaN where it is undefined.
    void record(const std::string& loss, double value);
    /// A loss that is no longer computed starts anew later.
    void forget(const std::string& loss) { m_series.erase(loss); }
    void clear() { m_series.clear(); }

    /// Oldest first; empty for a loss without a value.
    std::vector<double> values(const std::string& loss) const;

private:
    struct Series {
        std::vector<double> values;
        bool startsAnew = true;
    };
    std::map<std::string, Series> m_series;
};

}  // namespace lossglass

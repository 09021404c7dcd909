// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// One line of the list of losses.
struct LossRow {
    std::string id;
    QString name;
    bool isForm = false;          ///< a library's form of the loss above it: drawn indented
    bool shown = false;           ///< checked: computed and shown
    std::optional<double> value;  ///< none: not computed, or undefined
    QString undefinedReason;      ///< why there is no value; empty when there is one
    bool working = false;         ///< the value is an older one, a newer is on its way
    /// Values after the last edits, oldest first, the present one last; the list draws ten. Not a
    /// number where it was undefined.
    std::vector<double> history;

    bool operator==(const LossRow&) const = default;
};

}  // namespace lossglass

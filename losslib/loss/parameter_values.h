// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter.h"
#include "losslib/support/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lossglass {

/// The settings of one loss: every parameter of its table has a value, by id.
/// A value type; equality is exact.
class ParameterValues {
public:
    ParameterValues() = default;
    /// All at their defaults.
    explicit ParameterValues(const std::vector<Parameter>& table);

    /// Requires that the table has `id`; no check of range (parse() and check() do that).
    void set(const std::string& id, ParameterValue value);
    const ParameterValue& get(const std::string& id) const;
    bool has(const std::string& id) const { return m_values.contains(id); }

    /// Readers for the losses; each requires that the parameter has the kind.
    double real(const std::string& id) const;
    bool flag(const std::string& id) const;
    const std::string& word(const std::string& id) const;
    /// The number, or nothing when the value is a word ("none", "auto").
    std::optional<double> number(const std::string& id) const;
    /// The list; a single number gives a list of one; a word gives an empty list.
    std::vector<double> list(const std::string& id) const;
    bool isWord(const std::string& id, std::string_view word) const;

    const std::map<std::string, ParameterValue>& all() const { return m_values; }
    bool operator==(const ParameterValues&) const = default;

private:
    std::map<std::string, ParameterValue> m_values;
};

/// Reads "2.5", "true", "0.5,1.5,2", "auto" as a value of `parameter`. The error names the
/// parameter, what was given and what is allowed.
Result<ParameterValue> parseValue(const Parameter& parameter, std::string_view text);

/// Whether a value has the parameter's kind and lies in its domain; nothing means yes, otherwise
/// one sentence.
std::optional<std::string> whyNot(const Parameter& parameter, const ParameterValue& value);

}  // namespace lossglass

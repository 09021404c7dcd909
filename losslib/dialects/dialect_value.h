// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lossglass {

/// An argument that is not set: Python's None.
struct NoValue {
    bool operator==(const NoValue&) const = default;
};

using NumberRows = std::vector<std::vector<double>>;

/// A value of a library's argument.
using DialectValue =
    std::variant<NoValue, bool, double, std::string, std::vector<double>, NumberRows>;

enum class ArgumentKind {
    Switch,   ///< true, false
    Integer,  ///< a whole number
    Real,     ///< a number
    Word,     ///< one of `words`, or any word where there are none
    List,     ///< numbers; a single number is a list of one
    Rows,     ///< a matrix
};

/// One argument of a library's class or function, by the library's own name.
struct DialectArgument {
    std::string name;
    ArgumentKind kind = ArgumentKind::Real;
    DialectValue defaultValue;       ///< NoValue also where the library asks for a value
    std::string meaning;             ///< one sentence, in this program's words
    std::vector<std::string> words;  ///< Word only
    bool takesNone = false;          ///< None is a value, not only the absence of one
};

/// Reads "true", "0.5", "[1, 2]" or "1,2", "[[0,1],[1,0]]" or "0,1;1,0", "none". Python's
/// spellings True, False and None are understood. The error names the argument and what it takes.
Result<DialectValue> parseDialectValue(const DialectArgument& argument, std::string_view text);

/// The text that parses back.
std::string toText(const DialectValue& value);

/// The arguments of one call; every argument of the table has a value.
class DialectValues {
public:
    DialectValues() = default;
    explicit DialectValues(const std::vector<DialectArgument>& table);

    /// Requires that the table has the name.
    void set(const std::string& name, DialectValue value) { m_values[name] = std::move(value); }
    const DialectValue& get(const std::string& name) const { return m_values.at(name); }
    bool has(const std::string& name) const { return m_values.contains(name); }
    bool isNone(const std::string& name) const;

    /// Readers; each requires that the argument has the kind and, but for list(), a value.
    bool flag(const std::string& name) const { return std::get<bool>(get(name)); }
    double real(const std::string& name) const { return std::get<double>(get(name)); }
    int integer(const std::string& name) const { return static_cast<int>(real(name)); }
    /// The word; empty for None.
    std::string word(const std::string& name) const;
    /// The numbers; a single number gives a list of one, None an empty list.
    std::vector<double> list(const std::string& name) const;
    const NumberRows& rows(const std::string& name) const {
        return std::get<NumberRows>(get(name));
    }
    const std::map<std::string, DialectValue>& all() const { return m_values; }

private:
    std::map<std::string, DialectValue> m_values;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace lossglass {

/// What kind of thing went wrong; the message says it in words.
enum class ErrorCode {
    NotFound,     ///< a file, loss or parameter that does not exist
    Unreadable,   ///< exists, but the system refuses to open or read it
    Malformed,    ///< content breaks the rules of its format
    Unsupported,  ///< legal, but not something this program reads or computes
    OutOfRange,   ///< a number outside its stated domain
    Mismatch,     ///< two inputs that do not fit together
    TooLarge,     ///< would need more memory than allowed
    Usage,        ///< arguments of the command line
};

/// An error fit for a person: one sentence that names the file, the thing and the place.
struct Error {
    ErrorCode code = ErrorCode::Malformed;
    std::string message;  ///< one sentence, no trailing newline
    std::string where;    ///< file name, or argument; may be empty when `message` names it
};

/// "where: message", or just the message where there is no place to name.
inline std::string describe(const Error& error) {
    return error.where.empty() ? error.message : error.where + ": " + error.message;
}

/// A value or the reason why there is none. All that comes from outside returns one of these.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_content(std::move(value)) {}      // NOLINT: implicit on purpose
    Result(Error error) : m_content(std::move(error)) {}  // NOLINT: implicit on purpose

    bool ok() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return ok(); }

    /// Requires ok().
    const T& value() const& {
        assert(ok());
        return std::get<T>(m_content);
    }
    T&& value() && {
        assert(ok());
        return std::get<T>(std::move(m_content));
    }
    const T& operator*() const& { return value(); }
    const T* operator->() const { return &value(); }

    /// Requires !ok().
    const Error& error() const {
        assert(!ok());
        return std::get<Error>(m_content);
    }

private:
    std::variant<T, Error> m_content;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/npy_header.h"

#include "losslib/formats/element.h"

#include <limits>
#include <optional>
#include <string_view>
#include <utility>

namespace lossglass {

namespace {

constexpr std::size_t kMaximumDimensions = 32;  // NumPy's own limit

Error malformed(std::string message) {
    return {ErrorCode::Malformed, "the .npy header is malformed: " + std::move(message), {}};
}

/// Walks over the text of the header, a Python dict literal. Each read* returns false at anything
/// that is not exactly what it reads, and then `at` tells where.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    void skipBlanks() {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }
    bool take(char wanted) {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != wanted) return false;
        ++m_at;
        return true;
    }
    bool next(char wanted) {
        skipBlanks();
        return m_at < m_text.size() && m_text[m_at] == wanted;
    }
    bool atEnd() {
        skipBlanks();
        return m_at >= m_text.size();
    }
    bool takeWord(std::string_view word) {
        skipBlanks();
        if (m_text.substr(m_at, word.size()) != word) return false;
        m_at += word.size();
        return true;
    }
    std::optional<std::string> takeString() {
        skipBlanks();
        if (m_at >= m_text.size() || (m_text[m_at] != '\'' && m_text[m_at] != '"'))
            return std::nullopt;
        const char quote = m_text[m_at];
        const std::size_t end = m_text.find(quote, m_at + 1);
        if (end == std::string_view::npos) return std::nullopt;
        std::string text(m_text.substr(m_at + 1, end - m_at - 1));
        if (text.find('\\') != std::string::npos) return std::nullopt;
        m_at = end + 1;
        return text;
    }
    /// A size >= 0 that fits; Python 2 wrote a trailing L.
    std::optional<std::int64_t> takeSize() {
        skipBlanks();
        const std::size_t start = m_at;
        std::int64_t value = 0;
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9') {
            const int digit = m_text[m_at] - '0';
            if (value > (std::numeric_limits<std::int64_t>::max() - digit) / 10)
                return std::nullopt;
            value = value * 10 + digit;
            ++m_at;
        }
        if (m_at == start) return std::nullopt;
        if (m_at < m_text.size() && m_text[m_at] == 'L') ++m_at;
        return value;
    }
    std::string place() const { return "at character " + std::to_string(m_at); }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::optional<Error> readShape(Scanner& scanner, std::vector<std::int64_t>& shape) {
    if (!scanner.take('(')) return malformed("the shape is not a tuple, " + scanner.place());
    bool comma = true;
    while (!scanner.take(')')) {
        if (!comma) return malformed("a comma is missing in the shape, " + scanner.place());
        const auto size = scanner.takeSize();
        if (!size)
            return malformed("the shape holds something else than sizes, " + scanner.place());
        if (shape.size() == kMaximumDimensions) return malformed("more than 32 dimensions");
        shape.push_back(*size);
        comma = scanner.take(',');
    }
    if (shape.size() == 1 && !comma)
        return malformed("the shape is a number, not a tuple, " + scanner.place());
    return std::nullopt;
}

std::optional<Error> unsupportedType(const std::string& descr) {
    const bool object = descr.find('O') != std::string::npos;
    return Error{ErrorCode::Unsupported,
                 object ? "this .npy file holds Python objects (" + descr +
                              "), which are refused: save plain numbers"
                        : "the element type \"" + descr +
                              "\" is not read: bool, integers and float16, 32, 64 are",
                 {}};
}

/// Reads "<f4", "|u1", ">i8": byte order, kind, size.
std::optional<Error> readType(Scanner& scanner, NpyHeader& header) {
    if (scanner.next('[') || scanner.next('('))
        return Error{ErrorCode::Unsupported,
                     "this .npy file holds a structured array, which is not read: save one field",
                     {}};
    const auto text = scanner.takeString();
    if (!text) return malformed("the element type is not a string, " + scanner.place());
    const std::string& descr = *text;
    const bool orderKnown = !descr.empty() && std::string_view("<>|=").find(descr[0]) < 4;
    const std::string_view type = std::string_view(descr).substr(orderKnown ? 1 : 0);
    if (type.size() != 2) return unsupportedType(descr);
    header.kind = type[0];
    header.itemSize = type[1] - '0';
    header.bigEndian = descr[0] == '>';
    const std::string_view sizes = header.kind == 'b'                         ? "1"
                                   : header.kind == 'i' || header.kind == 'u' ? "1248"
                                   : header.kind == 'f'                       ? "248"
                                                                              : "";
    if (sizes.find(type[1]) == std::string_view::npos) return unsupportedType(descr);
    if (header.itemSize > 1 && (!orderKnown || descr[0] == '|'))
        return malformed("the element type \"" + descr + "\" does not say its byte order");
    return std::nullopt;
}

std::optional<Error> readOrder(Scanner& scanner, bool& fortranOrder) {
    if (scanner.takeWord("True"))
        fortranOrder = true;
    else if (scanner.takeWord("False"))
        fortranOrder = false;
    else
        return malformed("fortran_order is neither True nor False, " + scanner.place());
    return std::nullopt;
}

struct SeenKeys {
    bool type = false, order = false, shape = false;
};

std::optional<Error> readEntry(Scanner& scanner, NpyHeader& header, SeenKeys& seen) {
    const auto key = scanner.takeString();
    if (!key) return malformed("a key is missing, " + scanner.place());
    if (!scanner.take(':')) return malformed("a colon is missing, " + scanner.place());
    bool* once = *key == "descr"           ? &seen.type
                 : *key == "fortran_order" ? &seen.order
                 : *key == "shape"         ? &seen.shape
                                           : nullptr;
    if (!once) return malformed("unknown key \"" + *key + "\"");
    if (std::exchange(*once, true)) return malformed("the key \"" + *key + "\" stands twice");
    if (once == &seen.type) return readType(scanner, header);
    if (once == &seen.order) return readOrder(scanner, header.fortranOrder);
    return readShape(scanner, header.shape);
}

std::optional<Error> readDictionary(std::string_view text, NpyHeader& header) {
    Scanner scanner(text);
    SeenKeys seen;
    if (!scanner.take('{')) return malformed("it does not start with {");
    bool comma = true;
    while (!scanner.take('}')) {
        if (!comma) return malformed("a comma is missing, " + scanner.place());
        if (auto error = readEntry(scanner, header, seen)) return error;
        comma = scanner.take(',');
    }
    if (!scanner.atEnd()) return malformed("text follows the }, " + scanner.place());
    if (!seen.type) return malformed("descr is missing");
    if (!seen.order) return malformed("fortran_order is missing");
    if (!seen.shape) return malformed("shape is missing");
    return std::nullopt;
}

}  // namespace

Result<NpyHeader> parseNpyHeader(std::span<const std::uint8_t> bytes) {
    constexpr std::uint8_t kMagic[] = {0x93, 'N', 'U', 'M', 'P', 'Y'};
    for (std::size_t i = 0; i < sizeof kMagic; ++i) {
        if (i >= bytes.size() || bytes[i] != kMagic[i])
            return Error{
                ErrorCode::Malformed, "not a .npy file: it does not start with \\x93NUMPY", {}};
    }
    const auto truncated = [&](std::uint64_t needed) {
        return Error{ErrorCode::Malformed,
                     "truncated: the .npy header takes " + std::to_string(needed) +
                         " bytes, the file has " + std::to_string(bytes.size()),
                     {}};
    };
    if (bytes.size() < 8) return truncated(10);
    const int major = bytes[6], minor = bytes[7];
    if (major < 1 || major > 3 || minor != 0)
        return Error{ErrorCode::Unsupported,
                     ".npy format version " + std::to_string(major) + "." + std::to_string(minor) +
                         " is not read; 1.0, 2.0 and 3.0 are",
                     {}};
    const std::size_t lengthSize = major == 1 ? 2 : 4;
    if (bytes.size() < 8 + lengthSize) return truncated(8 + lengthSize);
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < lengthSize; ++i)
        length |= std::uint64_t{bytes[8 + i]} << (8 * i);
    const std::uint64_t offset = 8 + lengthSize + length;
    if (offset > bytes.size()) return truncated(offset);
    NpyHeader header;
    header.dataOffset = static_cast<std::int64_t>(offset);
    const std::string text(bytes.begin() + static_cast<std::ptrdiff_t>(8 + lengthSize),
                           bytes.begin() + static_cast<std::ptrdiff_t>(offset));
    if (auto error = readDictionary(text, header)) return *error;
    return header;
}

std::string dtypeName(const NpyHeader& header) {
    return elementName({header.kind, header.itemSize});
}

}  // namespace lossglass

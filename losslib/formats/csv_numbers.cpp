// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/csv_numbers.h"

#include "losslib/formats/sizes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr double kExactIntegers = 9007199254740992.0;  // 2^53

std::string_view trimmed(std::string_view text) {
    const auto start = text.find_first_not_of(" \t\r");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t\r") - start + 1);
}

/// The lines of a text, without their ends.
class Lines {
public:
    explicit Lines(std::string_view text) : m_rest(text) {
        if (m_rest.substr(0, 3) == "\xEF\xBB\xBF") m_rest.remove_prefix(3);
        // Old programs end lines with a carriage return alone.
        if (m_rest.find('\n') == std::string_view::npos) m_end = '\r';
    }
    std::optional<std::string_view> next() {
        if (m_rest.empty()) return std::nullopt;
        const auto end = std::min(m_rest.find(m_end), m_rest.size());
        const std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        ++number;
        return trimmed(line);
    }

    int number = 0;  ///< of the line given last; the first is 1

private:
    std::string_view m_rest;
    char m_end = '\n';
};

/// ' ' stands for any number of blanks.
char separatorOf(std::string_view line) {
    for (const char each : {';', '\t', ','}) {
        if (line.find(each) != std::string_view::npos) return each;
    }
    return ' ';
}

/// Takes the next cell off a line; nothing when the line has no more. A separator at the end of a
/// line is followed by an empty cell.
std::optional<std::string_view> takeCell(std::optional<std::string_view>& rest, char separator) {
    if (!rest) return std::nullopt;
    const auto end = separator == ' ' ? rest->find_first_of(" \t") : rest->find(separator);
    const std::string_view cell = trimmed(rest->substr(0, end));
    if (end == std::string_view::npos)
        rest.reset();
    else
        rest = separator == ' ' ? trimmed(rest->substr(end)) : rest->substr(end + 1);
    return cell;
}

std::optional<double> numberOf(std::string_view cell) {
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"')
        cell = cell.substr(1, cell.size() - 2);
    if (!cell.empty() && cell.front() == '+') cell.remove_prefix(1);
    double value = 0;
    const char* end = cell.data() + cell.size();
    const auto read = std::from_chars(cell.data(), end, value);
    if (cell.empty() || read.ptr != end || read.ec == std::errc::invalid_argument)
        return std::nullopt;
    if (read.ec == std::errc::result_out_of_range) return std::nullopt;
    return value;
}

/// What is read so far.
struct Table {
    NumericArray array{{}, "int64", {}, true, {}};
    std::int64_t columns = 0, rows = 0;
    int comments = 0;
};

Error problem(int line, std::int64_t column, const std::string& what) {
    return {ErrorCode::Malformed,
            "line " + std::to_string(line) + ", column " + std::to_string(column + 1) + ": " + what,
            {}};
}

std::string whyNoNumber(std::string_view cell, char separator) {
    if (cell.empty()) return "the cell is empty";
    std::string text(cell.substr(0, 40));
    const bool comma = separator == ';' && cell.find(',') != std::string_view::npos;
    text.append(comma ? " is a number with a decimal comma: use a point" : " is not a number");
    return text;
}

std::optional<Error> readRow(std::string_view line, int number, char separator, Table& table) {
    std::int64_t column = 0;
    std::optional<std::string_view> rest = line;
    while (const auto next = takeCell(rest, separator)) {
        const std::string_view cell = *next;
        const auto value = numberOf(cell);
        if (!value) return problem(number, column, whyNoNumber(cell, separator));
        table.array.isInteger = table.array.isInteger && *value == std::floor(*value) &&
                                std::abs(*value) < kExactIntegers;
        table.array.values.push_back(*value);
        ++column;
    }
    if (table.rows > 0 && column != table.columns)
        return problem(number, std::min(column, table.columns),
                       "the row has " + std::to_string(column) + " numbers, the first row " +
                           std::to_string(table.columns));
    table.columns = column;
    ++table.rows;
    return std::nullopt;
}

bool isNumber(std::string_view cell, char separator) {
    std::string text(cell);
    // A decimal comma is a number as well, though one that is refused with a better sentence.
    if (separator == ';') std::replace(text.begin(), text.end(), ',', '.');
    return numberOf(text).has_value();
}

bool startsWithNumber(std::string_view line) {
    std::optional<std::string_view> rest = line;
    const char separator = separatorOf(line);
    return isNumber(*takeCell(rest, separator), separator);
}

/// A heading holds no number at all: a line of both is a row with an error in it.
bool isHeading(std::string_view line) {
    std::optional<std::string_view> rest = line;
    const char separator = separatorOf(line);
    while (const auto cell = takeCell(rest, separator))
        if (isNumber(*cell, separator)) return false;
    return true;
}

std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Text whose first or second line, comments apart, starts with a number.
bool looksLikeCsvNumbers(Bytes bytes) {
    const auto head = textOf(bytes.first(std::min<std::size_t>(bytes.size(), 65536)));
    if (head.find('\0') != std::string_view::npos) return false;
    Lines lines(head);
    for (int seen = 0; seen < 2;) {
        const auto line = lines.next();
        if (!line) return false;
        if (line->empty() || line->front() == '#') continue;
        if (startsWithNumber(*line)) return true;
        ++seen;
    }
    return false;
}

}  // namespace

Result<NumericArray> parseCsvNumbers(Bytes bytes, const ReadLimits& limits) {
    // A number takes two bytes of the file and eight of memory.
    if (auto error = whyTooLarge(static_cast<std::int64_t>(bytes.size()) * 4, limits, "a table"))
        return *error;
    Table table;
    Lines lines(textOf(bytes));
    std::optional<char> separator;
    bool hasHeading = false;
    while (const auto line = lines.next()) {
        if (line->empty()) continue;
        if (line->front() == '#') {
            ++table.comments;
            continue;
        }
        if (!separator) {
            separator = separatorOf(*line);
            if (!hasHeading && isHeading(*line)) {
                hasHeading = true;
                separator.reset();
                continue;
            }
        }
        if (auto error = readRow(*line, lines.number, *separator, table)) return *error;
    }
    if (table.rows == 0) return Error{ErrorCode::Malformed, "the table holds no numbers", {}};
    table.array.shape = {table.rows, table.columns};
    if (!table.array.isInteger) table.array.dtype = "float64";
    if (hasHeading) table.array.notices.push_back("the first line holds words and is left out");
    if (table.comments > 0)
        table.array.notices.push_back("lines that start with # are left out (" +
                                      std::to_string(table.comments) + ")");
    return std::move(table.array);
}

FileFormat csvFormat() {
    return {
        "csv", "*.csv *.tsv *.txt", {}, looksLikeCsvNumbers, readAs<NumericArray, parseCsvNumbers>};
}

}  // namespace lossglass

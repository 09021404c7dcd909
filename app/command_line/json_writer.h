// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextStream>

#include <optional>
#include <vector>

namespace lossglass {

/// Writes JSON (RFC 8259) as it goes, indented. Numbers carry 17 significant digits, so that they
/// read back exactly; what is not finite becomes null.
class JsonWriter {
public:
    explicit JsonWriter(QTextStream& out) : m_out(out) {}

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    /// The name of the next value; only inside an object.
    void key(const QString& name);

    void string(const QString& text);
    void number(double value);
    void integer(qint64 value);
    void boolean(bool value);
    void null();
    /// An array of numbers on one line.
    void numbers(const std::vector<std::optional<double>>& values);
    /// A string, or null for an empty one.
    void stringOrNull(const QString& text);
    /// A number, or null.
    void numberOrNull(const std::optional<double>& value);
    /// An array of strings.
    void strings(const std::vector<std::string>& texts);

private:
    void beginValue();
    void newLine();
    void open(char bracket);
    void close(char bracket);

    QTextStream& m_out;
    std::vector<bool> m_filled;  ///< for each open bracket: whether something stands in it
    bool m_afterKey = false;
};

/// The text as a JSON string, quotes included.
QString jsonString(const QString& text);

/// The number with 17 significant digits, or "null".
QString jsonNumber(double value);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/json_writer.h"

#include <cmath>
#include <utility>

namespace lossglass {

QString jsonString(const QString& text) {
    QString quoted = "\"";
    for (const QChar c : text) {
        if (c == '"' || c == '\\')
            quoted += QString('\\') + c;
        else if (c == '\n')
            quoted += "\\n";
        else if (c.unicode() < 0x20)
            quoted += QString("\\u%1").arg(c.unicode(), 4, 16, QChar('0'));
        else
            quoted += c;
    }
    return quoted + '"';
}

QString jsonNumber(double value) {
    return std::isfinite(value) ? QString::number(value, 'g', 17) : QString("null");
}

void JsonWriter::beginValue() {
    if (std::exchange(m_afterKey, false) || m_filled.empty()) return;
    if (m_filled.back()) m_out << ',';
    m_filled.back() = true;
    newLine();
}

void JsonWriter::newLine() {
    m_out << '\n' << QString(static_cast<qsizetype>(2 * m_filled.size()), ' ');
}

void JsonWriter::open(char bracket) {
    beginValue();
    m_out << bracket;
    m_filled.push_back(false);
}

void JsonWriter::close(char bracket) {
    const bool filled = m_filled.back();
    m_filled.pop_back();
    if (filled) newLine();
    m_out << bracket;
    if (m_filled.empty()) m_out << '\n';
}

void JsonWriter::beginObject() {
    open('{');
}
void JsonWriter::endObject() {
    close('}');
}
void JsonWriter::beginArray() {
    open('[');
}
void JsonWriter::endArray() {
    close(']');
}

void JsonWriter::key(const QString& name) {
    beginValue();
    m_out << jsonString(name) << ": ";
    m_afterKey = true;
}

void JsonWriter::string(const QString& text) {
    beginValue();
    m_out << jsonString(text);
}

void JsonWriter::number(double value) {
    beginValue();
    m_out << jsonNumber(value);
}

void JsonWriter::integer(qint64 value) {
    beginValue();
    m_out << QString::number(value);
}

void JsonWriter::boolean(bool value) {
    beginValue();
    m_out << (value ? "true" : "false");
}

void JsonWriter::null() {
    beginValue();
    m_out << "null";
}

void JsonWriter::numbers(const std::vector<std::optional<double>>& values) {
    beginValue();
    QString text;
    for (const auto& value : values)
        text += (text.isEmpty() ? "" : ", ") + (value ? jsonNumber(*value) : QString("null"));
    m_out << '[' << text << ']';
}

void JsonWriter::stringOrNull(const QString& text) {
    if (text.isEmpty())
        null();
    else
        string(text);
}

void JsonWriter::numberOrNull(const std::optional<double>& value) {
    if (value)
        number(*value);
    else
        null();
}

void JsonWriter::strings(const std::vector<std::string>& texts) {
    beginArray();
    for (const std::string& text : texts)
        string(QString::fromStdString(text));
    endArray();
}

}  // namespace lossglass

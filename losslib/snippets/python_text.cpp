// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/python_text.h"

#include <charconv>
#include <cmath>

namespace lossglass {

std::string pythonNumber(double value) {
    if (!std::isfinite(value))
        return std::isnan(value) ? "float(\"nan\")"
               : value > 0       ? "float(\"inf\")"
                                 : "-float(\"inf\")";
    char text[64];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::string pythonList(const std::vector<double>& values) {
    std::string text = "[";
    for (std::size_t i = 0; i < values.size(); ++i)
        text += (i == 0 ? "" : ", ") + pythonNumber(values[i]);
    return text + "]";
}

std::string pythonString(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

std::string pythonCheck(const std::string& name, double expected, double relative) {
    return "expected = " + pythonNumber(expected) + "\nprint(" + name + ")\nassert abs(" + name +
           " - expected) <= " + pythonNumber(relative) + " * abs(expected) + 1e-12\n";
}

}  // namespace lossglass

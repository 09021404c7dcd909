// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/support/shortest_text.h"

#include <charconv>

namespace lossglass {

std::string shortestText(double value) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return std::string(buffer, end);
}

std::string roundedText(double value) {
    char buffer[32];
    const auto end =
        std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 12).ptr;
    return std::string(buffer, end);
}

std::string shortestText(const std::vector<double>& values) {
    std::string text;
    for (const double value : values) {
        if (!text.empty()) text += ',';
        text += shortestText(value);
    }
    return text;
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/parameter.h"

#include <charconv>

namespace lossglass {

namespace {

std::string numberText(double value) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return std::string(buffer, end);
}

struct ToText {
    std::string operator()(const std::string& word) const { return word; }
    std::string operator()(double number) const { return numberText(number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const std::vector<double>& list) const {
        std::string text;
        for (const double value : list) {
            if (!text.empty()) text += ',';
            text += numberText(value);
        }
        return text;
    }
};

}  // namespace

std::string toText(const ParameterValue& value) {
    return std::visit(ToText{}, value);
}

}  // namespace lossglass

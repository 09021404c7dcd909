// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/parameter.h"

#include "losslib/support/shortest_text.h"

namespace lossglass {

namespace {

struct ToText {
    std::string operator()(const std::string& word) const { return word; }
    std::string operator()(double number) const { return shortestText(number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const std::vector<double>& list) const { return shortestText(list); }
};

}  // namespace

std::string toText(const ParameterValue& value) {
    return std::visit(ToText{}, value);
}

}  // namespace lossglass

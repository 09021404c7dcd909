// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lossglass {

/// Python literals. Numbers are the shortest decimals that read back as the same double.
std::string pythonNumber(double value);
std::string pythonList(const std::vector<double>& values);
std::string pythonString(std::string_view text);
inline std::string pythonSwitch(bool on) {
    return on ? "True" : "False";
}

/// The last lines of a program: prints the number of that name and asserts what it is to be,
/// within `relative` of it.
std::string pythonCheck(const std::string& name, double expected, double relative);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace lossglass {

enum class ParameterKind {
    Real,      ///< a number in [minimum, maximum]
    Switch,    ///< true or false
    Choice,    ///< one of `choices`
    PerClass,  ///< one number per label (a list), or a single one where `scalarAllowed`
    Text,      ///< any text that the loss reads itself, such as a matrix "0,1;1,0"
};

enum class Scale { Linear, Logarithmic };

/// A value of a parameter: a word ("none", "auto", or a choice), a number, a switch, or a list.
using ParameterValue = std::variant<std::string, double, bool, std::vector<double>>;

/// A word that a Real or PerClass parameter takes in the place of numbers.
struct ParameterWord {
    std::string word;     ///< as typed: "none", "auto", "inverse_frequency"
    std::string label;    ///< plain words for the window: "not weighted"
    std::string formula;  ///< how the numbers come about, TeX-free; may be empty
};

/// One parameter of a loss: everything that the panel, the command line, the sessions and the
/// checks need to know about it. No units: all are pure numbers.
struct Parameter {
    std::string id;      ///< name in --set, JSON and sessions: "gamma"
    std::string symbol;  ///< "γ"; shown after the label, never alone
    std::string label;   ///< plain words: "focus on hard pixels"
    std::string help;    ///< one sentence: what happens when it goes up
    ParameterKind kind = ParameterKind::Real;
    double minimum = 0;  ///< domain, inclusive: values outside are refused
    double maximum = 1;
    double sliderMinimum = 0;  ///< range of the slider at start; the person can widen it
    double sliderMaximum = 1;
    double step = 0.01;
    Scale scale = Scale::Linear;  ///< Logarithmic also shows 0 where the domain has it
    ParameterValue defaultValue = 0.0;
    std::vector<std::string> choices;       ///< Choice only: the words
    std::vector<std::string> choiceLabels;  ///< Choice only: plain words, same order
    std::vector<ParameterWord> words;       ///< Real and PerClass: words it takes besides numbers
    bool scalarAllowed = false;             ///< PerClass only: a single number is legal too
    bool convention = false;                ///< shown folded under "Conventions"
};

/// The text that parses back to the value: "2", "true", "0.5,1.5", "auto". Numbers are shortest
/// round-trip decimals in the C locale.
std::string toText(const ParameterValue& value);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/evaluation.h"
#include "losslib/loss/parameter_values.h"
#include "losslib/prediction/workspace.h"

#include <functional>
#include <string>
#include <vector>

namespace lossglass {

enum class Family {
    Pointwise,  ///< a sum over pixels of a function of that pixel
    Overlap,    ///< a small function of per-class sums
    Ranked,     ///< needs an order of the pixels
    Distance,   ///< weighs pixels by distance maps
    Compound,   ///< a combination of others
};

/// Plain words: "sum over pixels", "overlap", "ranked", "distance", "compound".
std::string familyName(Family family);

struct Reference {
    std::string text;  ///< authors, title, venue, year
    std::string link;  ///< DOI or arXiv address; may be empty
};

enum class ChannelRule { Any, BinaryOnly };
enum class TargetRule { LabelsOnly, LabelsOrSoft };
/// Whether the loss of a pixel depends on that pixel's p and label alone (given the counts), so
/// that it has a response curve.
enum class CurveRule { None, OfOnePixel };
/// Who judges the lists among the parameters: one number per label, or the loss itself.
enum class ListRule { OnePerLabel, OwnRules };

/// A loss: text, parameters and a pure function. No identity, no state.
struct Loss {
    std::string id;    ///< "focal"; the file's name
    std::string name;  ///< "Focal"
    int place = 1000;  ///< order in the list: the article's ten first
    Family family = Family::Pointwise;
    std::string formula;      ///< TeX
    std::string formulaNote;  ///< what the symbols mean, plain text
    std::vector<Reference> references;
    std::vector<Parameter> parameters;
    std::vector<std::string> notes;  ///< special values, conventions
    ChannelRule channels = ChannelRule::Any;
    TargetRule target = TargetRule::LabelsOnly;
    CurveRule curve = CurveRule::None;
    ListRule lists = ListRule::OnePerLabel;

    /// The value and what is wanted, at the precision of the workspace. Requires fits().
    template <class Real>
    using Function = std::function<Evaluation<Real>(const Workspace<Real>&, const ParameterValues&,
                                                    const Wanted&)>;
    Function<float> evaluateFloat;
    Function<double> evaluateDouble;

    template <class Real>
    Evaluation<Real> evaluate(const Workspace<Real>& work, const ParameterValues& values,
                              const Wanted& wanted) const;
};

/// Why a loss cannot be computed on a scene of that shape (one sentence), or nothing when it can.
/// Also checks lists against the number of labels.
std::optional<std::string> whyUnfit(const Loss& loss, const ParameterValues& values, int channels,
                                    bool softTarget);

}  // namespace lossglass

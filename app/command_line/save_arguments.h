// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line/arguments.h"
#include "app/export/writers/array_saving.h"
#include "losslib/loss/reading.h"

#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// "--save-target FILE" and its like: what to write, and where.
struct SaveArguments {
    std::vector<std::pair<SavedArray, QString>> files;

    bool wants(SavedArray what) const;
};

std::vector<OptionSpec> saveOptionSpecs();

/// The lines of the usage that belong to saveOptionSpecs().
QString saveUsage();

/// `losses` were asked for: the loss per pixel and the gradient, by logits or by probabilities, are
/// those of one loss.
Result<SaveArguments> readSaveArguments(const Arguments& arguments, std::size_t losses,
                                        bool byProbability);

/// Writes what belongs to the scene (`evaluation` null) or to the loss; adds a sentence for each
/// file to `said`.
template <class Real>
std::optional<Error> saveAsked(const SaveArguments& asked, const BasicScene<Real>& scene,
                               const Evaluation<Real>* evaluation, std::vector<std::string>& said);

}  // namespace lossglass

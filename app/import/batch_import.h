// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_files.h"
#include "app/import/input_file.h"
#include "app/import/scene_builder.h"

#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// What the target files of a batch hold, in the order of the samples; nothing where one has none.
using BatchTargets = std::vector<std::optional<FileContent>>;

/// Reads each target once, for agreeOnTargets() and importBatch().
Result<BatchTargets> readTargets(const std::vector<SampleFiles>& samples,
                                 const ImportOptions& options);

/// What the targets of a batch agree on: a value that means something else in one of them than in
/// another (255 stands beside other labels in one and beside 0 alone in another) is ignored in all
/// where it is ignored in one; class labels are of as many classes as the largest target has.
/// Adds to `options`, and says so in `notices`.
void agreeOnTargets(const BatchTargets& targets, ImportOptions& options,
                    std::vector<std::string>& notices);

/// All samples as one batch, each with its picture. Notices of a later sample that the first does
/// not have carry its number. Errors: a sample without target or prediction, whatever importScene()
/// says, samples that differ in size or classes.
Result<BuiltScene> importBatch(const ImportFiles& files, const ImportOptions& options = {});
/// The same with targets that are read already.
Result<BuiltScene> importBatch(const ImportFiles& files, const ImportOptions& options,
                               BatchTargets targets);

}  // namespace lossglass

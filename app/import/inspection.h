// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_options.h"
#include "losslib/support/result.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace lossglass {

/// What a file is opened as.
enum class InputRole { Image, Target, Prediction };

/// What reading a file in a role gives, before anything is made of it: the numbers that a loss
/// would be handed, and what was decided on the way to them.
struct Inspection {
    std::string format;                ///< FileFormat::id
    std::vector<std::int64_t> shape;   ///< as in the file, without leading dimensions of 1
    std::string dtype;                 ///< NumPy's name of the type that the values have
    std::vector<float> values;         ///< C order
    std::vector<std::string> notices;  ///< one sentence each
};

/// Image: the samples as displayed; Target: labels with 0 and 255 as 0 and 1, ignored labels as
/// they are stored; Prediction: the numbers, pictures as v / largest. Values that are finite in the
/// file and not in float32 are errors. Errors carry the path in `where`.
Result<Inspection> inspectFile(const QString& path, InputRole role,
                               const ImportOptions& options = {});

}  // namespace lossglass

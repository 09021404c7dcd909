// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/array_layout.h"
#include "app/import/import_options.h"
#include "app/import/input_file.h"
#include "losslib/scene/planes.h"
#include "losslib/support/result.h"

#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lossglass {

/// A prediction as it was read.
struct ImportedPrediction {
    int width = 0;
    int height = 0;
    int samples = 1;
    int channels = 1;
    Planes<double> values;  ///< channels x pixels, as in the files (pictures: v / largest)
    PredictionKind kind = PredictionKind::Logits;  ///< what was decided, or asked for
    bool quantised = false;       ///< from 8- or 16-bit pictures: 0 and 1 are not meant exactly
    std::int64_t notNumbers = 0;  ///< how many values are NaN
    std::int64_t infinities = 0;  ///< how many values are infinite
    std::string firstNotFinite;   ///< "NaN in channel 0 at (row 0, column 1)"; empty for none
    std::optional<double> labelConfidence;  ///< of class labels: p of the class that is named
    int namedClasses = 0;                   ///< of class labels: how many classes there are
    std::vector<std::string> notices;       ///< what was decided, one sentence each
};

/// Reads a prediction: one file with all channels, or one picture (or H x W array) per class in
/// the given order. `grid`, the target's size, settles shapes that can be read in several ways.
/// Errors carry the path in `where`. Requires at least one path.
Result<ImportedPrediction> importPrediction(const QStringList& paths,
                                            std::optional<PictureGrid> grid,
                                            const ImportOptions& options = {});

/// The same from content that is at hand already.
Result<ImportedPrediction> interpretPrediction(std::vector<FileContent> contents,
                                               std::optional<PictureGrid> grid,
                                               const ImportOptions& options);

}  // namespace lossglass

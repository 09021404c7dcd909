// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_options.h"
#include "app/import/input_file.h"
#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"
#include "losslib/support/result.h"

#include <QString>

#include <string>
#include <vector>

namespace lossglass {

/// A target as it was read: class indices, or soft planes with the likeliest label beside them.
struct ImportedTarget {
    int width = 0;
    int height = 0;
    int samples = 1;
    Labels labels;        ///< width * height * samples
    Planes<double> soft;  ///< C x pixels in [0,1]; no rows when the target is labels
    /// The values as decoded, before ignored ones become 255; only where they were asked for.
    std::vector<float> values;
    int maxLabel = 0;                  ///< the largest label that is not ignored
    std::vector<std::string> notices;  ///< what was decided, one sentence each

    bool isSoft() const { return soft.rows() > 0; }
};

/// Reads a target: a picture, H x W or N x H x W labels, C x H x W or N x C x H x W soft planes.
/// Errors carry the path in `where`.
Result<ImportedTarget> importTarget(const QString& path, const ImportOptions& options = {});

/// Whether the decoded values are kept beside the labels.
enum class Keep { LabelsOnly, ValuesToo };

/// The same from content that is at hand already.
Result<ImportedTarget> interpretTarget(FileContent content, const ImportOptions& options = {},
                                       Keep keep = Keep::LabelsOnly);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_options.h"
#include "app/import/input_file.h"
#include "app/import/label_rules.h"
#include "losslib/scene/labels.h"
#include "losslib/scene/planes.h"
#include "losslib/support/result.h"

#include <QString>

#include <optional>
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
    std::vector<LabelValue> meanings;  ///< what each stored value or colour was taken for
    bool byColour = false;             ///< `meanings` are of colours
    bool marksIgnored = false;         ///< the file says by itself that 255 is no class
    /// Why it cannot be taken as it stands; only of a reading for review.
    std::optional<Error> problem;
    std::vector<std::string> notices;  ///< what was decided, one sentence each

    bool isSoft() const { return soft.rows() > 0; }
};

/// Reads a target: a picture, H x W or N x H x W labels, C x H x W or N x C x H x W soft planes.
/// Errors carry the path in `where`.
Result<ImportedTarget> importTarget(const QString& path, const ImportOptions& options = {});

/// Whether the decoded values are kept beside the labels. ForReview: values without meaning are
/// ignored and `problem` says so.
enum class Keep { LabelsOnly, ValuesToo, ForReview };

/// The same from content that is at hand already.
Result<ImportedTarget> interpretTarget(FileContent content, const ImportOptions& options = {},
                                       Keep keep = Keep::LabelsOnly);

/// The content as a picture of colours, where it is one: RGB, or bytes of H x W x 3 or 4.
std::optional<PictureSamples> colourPicture(const FileContent& content);

}  // namespace lossglass

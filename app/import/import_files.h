// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/file_names.h"
#include "losslib/formats/read_limits.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace lossglass {

/// The files of one more sample of a batch.
struct SampleFiles {
    QString target;
    QStringList predictions;
    QString picture;

    bool operator==(const SampleFiles&) const = default;
};

/// Which file is what. Target or predictions may be missing, where the scene has its own.
struct ImportFiles {
    QString target;
    QStringList predictions;  ///< one file, or one per class in their order
    QString picture;          ///< a photograph below the target
    QStringList others;       ///< left out
    /// Samples behind the first, which is the one above; all are as large as that one.
    std::vector<SampleFiles> more{};

    bool isEmpty() const { return target.isEmpty() && predictions.isEmpty() && picture.isEmpty(); }
    QStringList all() const;
    /// The first sample and those behind it.
    std::vector<SampleFiles> samples() const;
    /// The other way round; no sample at all leaves everything but `others` empty.
    void setSamples(std::vector<SampleFiles> samples);
    bool operator==(const ImportFiles&) const = default;
};

/// Sorts files that came together: by what their names say ("mask", "label", "pred", "logits",
/// "image" ...), by what they hold (a photograph has many colours, several planes or fractions are
/// a prediction, a few whole numbers a target), and numbered names into one prediction. Several
/// targets with as many predictions for each are the samples of a batch: paired by what their names
/// have in common ("mask_03", "03_pred_1"), or in their order where names do not tell. One file
/// alone is a target unless it can be none. Files that cannot be read are left out.
ImportFiles sortFiles(const QStringList& paths, const ReadLimits& limits);

}  // namespace lossglass

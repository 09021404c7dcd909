// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/read_limits.h"

#include <QString>
#include <QStringList>

namespace lossglass {

/// Which file is what. Target or predictions may be missing, where the scene has its own.
struct ImportFiles {
    QString target;
    QStringList predictions;  ///< one file, or one per class in their order
    QString picture;          ///< a photograph below the target
    QStringList others;       ///< left out

    bool isEmpty() const { return target.isEmpty() && predictions.isEmpty() && picture.isEmpty(); }
    QStringList all() const;
    bool operator==(const ImportFiles&) const = default;
};

/// Sorts files that came together: by what their names say ("mask", "label", "pred", "logits",
/// "image" ...), by what they hold (a photograph has many colours, several planes or fractions are
/// a prediction, a few whole numbers a target), and numbered names into one prediction. One file
/// alone is a target unless it can be none. Files that cannot be read are left out.
ImportFiles sortFiles(const QStringList& paths, const ReadLimits& limits);

/// Names with numbers in the order in which people count: "p_2" before "p_10".
QStringList naturallySorted(QStringList names);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_review.h"
#include "widgets/theme/theme.h"

#include <QImage>
#include <QList>

namespace lossglass {

/// What the import panel shows of the files, at most kSide pixels wide and high: made off the
/// window's thread.
struct ImportPictures {
    static constexpr int kSide = 640;

    QImage target;          ///< classes in their colours; ignored pixels transparent
    QList<QImage> planes;   ///< of the prediction, viridis or the signed map of logits
    double logitRange = 0;  ///< where the signed map ends
};

ImportPictures picturesOf(const ImportReview& review, const Theme& theme);

}  // namespace lossglass

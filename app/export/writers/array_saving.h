// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/evaluation.h"
#include "losslib/scene/scene.h"
#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

namespace lossglass {

/// What can be saved of a scene and of what a loss says about it.
enum class SavedArray {
    Target,               ///< labels, 255 = ignored; soft planes where the target is soft
    Logits,               ///< C planes
    Probabilities,        ///< C planes
    PixelLoss,            ///< one plane; of losses that are sums over pixels
    LogitGradient,        ///< C planes, dL/dz
    ProbabilityGradient,  ///< C planes, dL/dp
};

/// The files that came of it, and what the reader of them has to know, one sentence each.
struct SavedFiles {
    QStringList files;
    QStringList notes;
};

/// The endings that saveArray() knows: "npy", "png", "tif", "tiff".
QStringList savedArraySuffixes();

/// Writes an array in the format that the ending names, each file whole or not at all:
/// .npy: H x W (labels, pixel loss) or C x H x W, with N in front for a batch of N; uint8 labels,
/// else the scene's own precision. .tif: 32-bit floating point, a plane per channel, a page per
/// sample. .png: labels as an index picture in the classes' colours; else 16 bits, one file per
/// channel and sample (NAME_0.png, NAME_s1_0.png), probabilities times 65535, other numbers by a
/// scale that a note gives. Errors carry the path in `where`; a loss without loss per pixel and an
/// evaluation without the gradient are errors. `evaluation` may be null for the first three.
template <class Real>
Result<SavedFiles> saveArray(const QString& path, SavedArray what, const BasicScene<Real>& scene,
                             const Evaluation<Real>* evaluation = nullptr);

}  // namespace lossglass

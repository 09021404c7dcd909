// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/picture_samples.h"
#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

namespace lossglass {

/// The tables of colours that are known by name: "ade20k", "camvid", "cityscapes", "voc".
QStringList colourTables();

/// Whether a pixel of the picture is a colour, by itself or through a palette.
bool hasColours(const PictureSamples& picture);

/// The picture as grey labels of 8 bits, 255 where a pixel is to be ignored. `how` is one of
/// colourTables(), "auto" for the colours in the order of their values 0xRRGGBB, or the path of a
/// CSV file with a line "red,green,blue,label" for each colour. A colour that the table does not
/// have is an error with its place; where a lossy format has smeared the colours, the nearest one
/// is taken and a notice counts them. What was decided is added to the notices. Requires
/// hasColours(picture).
Result<PictureSamples> labelsOfColours(PictureSamples picture, const QString& how,
                                       const ReadLimits& limits);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/label_rules.h"
#include "losslib/formats/picture_samples.h"
#include "losslib/formats/read_limits.h"
#include "losslib/support/result.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lossglass {

/// The tables of colours that are known by name: "ade20k", "camvid", "cityscapes", "voc".
QStringList colourTables();

/// What the classes of one of colourTables() are called, by label; empty for every other word.
QStringList colourClassNames(const QString& table);

/// Whether a pixel of the picture is a colour, by itself or through a palette.
bool hasColours(const PictureSamples& picture);

/// A colour picture as labels, and what each of its colours was taken for.
struct ColourLabels {
    PictureSamples labels;
    std::vector<LabelValue> colours;  ///< in the order of 0xRRGGBB
    std::optional<Error> problem;     ///< of the first colour without label, where that is allowed
};

/// Of a few exact colours: the known table that has all of them, the one with the fewest colours
/// where several do, "auto" where none does; empty where there are more colours than labels.
QString fittingColourTable(const PictureSamples& picture);

/// The picture as grey labels of 8 bits, 255 where a pixel is to be ignored. `how` is one of
/// colourTables(), "auto" for the colours in the order of their values 0xRRGGBB, or the path of a
/// CSV file with a line "red,green,blue,label" for each colour. A colour that the table does not
/// have is an error with its place; where a lossy format has smeared the colours, the nearest one
/// is taken and a notice counts them. Labels that `meanings` gives to colours stand above the
/// table. What was decided is added to the notices. Where it is `lenient`, colours without label
/// are ignored instead of an error. Requires hasColours(picture).
Result<ColourLabels> labelsOfColours(PictureSamples picture, const QString& how,
                                     const ReadLimits& limits, const ValueMeanings& meanings = {},
                                     bool lenient = false);

}  // namespace lossglass

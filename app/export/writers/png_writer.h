// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "losslib/support/result.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace lossglass {

/// Width and height of a picture to write.
struct PngSize {
    int width = 0;
    int height = 0;
};

/// How 16-bit samples stand for numbers: number = (sample - zero) * step.
struct SampleScale {
    double step = 1.0 / 65535;
    int zero = 0;

    /// "value = (sample - 32768) * 1.5e-05", "value = sample / 65535".
    QString text() const;
    /// The scale for numbers from `least` to `most`: from 0 where none is negative, else even on
    /// both sides of 32768.
    static SampleScale forRange(double least, double most);
};

/// Writes labels as a PNG whose samples are the class indices, 255 = ignored, with the classes'
/// colours as its palette. `labels` holds width * height entries. Whole or not at all.
std::optional<Error> writeLabelPng(const QString& path, const std::uint8_t* labels, PngSize size,
                                   const std::vector<ClassInfo>& classes);

/// Writes numbers as a grey PNG of 16 bits; the scale and `what` stand in its text chunk. Numbers
/// are rounded to the nearest sample; one that is not finite is an error with its place.
std::optional<Error> writeGreyPng(const QString& path,
                                  const std::function<double(std::int64_t pixel)>& at, PngSize size,
                                  const SampleScale& scale, const QString& what);

}  // namespace lossglass

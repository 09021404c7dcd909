// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/planes.h"
#include "losslib/support/result.h"

#include <QString>

#include <optional>

namespace lossglass {

/// Writes planes as a .npy array of channels x (samples * rows) x columns, whole or not at all.
/// `width` is that of one row of pixels. Nothing means written.
std::optional<Error> writePlanes(const QString& path, const Planes<float>& planes, int width);
std::optional<Error> writePlanes(const QString& path, const Planes<double>& planes, int width);

}  // namespace lossglass

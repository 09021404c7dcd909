// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

class QWidget;

namespace lossglass {

/// Asks at which size the colours of the gradient end, times N, > 0; nothing when cancelled.
std::optional<double> askGradientRange(QWidget* parent, double now);

}  // namespace lossglass

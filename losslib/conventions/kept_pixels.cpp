// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/conventions/kept_pixels.h"

namespace lossglass {

ConventionReading meanOfKept(ConventionReading perPixel, const std::vector<std::size_t>& kept,
                             const ConventionScene& scene) {
    const double all = static_cast<double>(perPixel.parts.size());
    const double share = 1 / static_cast<double>(kept.size());
    // The derivative of the array's mean becomes that of the kept pixels' mean.
    std::vector<double> factors(perPixel.parts.size(), 0.0);
    perPixel.value = 0;
    for (const std::size_t k : kept) {
        perPixel.value += perPixel.parts[k] * share;
        factors[k] = all * share;
    }
    const auto pixels = static_cast<std::size_t>(scene.pixels());
    const auto channels = static_cast<std::size_t>(scene.channels);
    for (std::size_t k = 0; k < perPixel.inputGradient.size(); ++k)
        perPixel.inputGradient[k] *= factors[k / (pixels * channels) * pixels + k % pixels];
    perPixel.parts = {perPixel.value};
    perPixel.shape.clear();
    return perPixel;
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/hard_prediction.h"

#include <cmath>

namespace lossglass {

template <class Real>
Labels hardLabels(const BasicScene<Real>& scene, double threshold) {
    Labels said(scene.labels().size());
    // Comparing logits needs no sigmoid; the ends of [0, 1] become infinite and still compare.
    const double least = std::log(threshold) - std::log1p(-threshold);
    for (std::size_t i = 0; i < said.size(); ++i) {
        const auto pixel = static_cast<Eigen::Index>(i);
        if (scene.labels()[i] == kIgnored)
            said[i] = kIgnored;
        else if (scene.channels() == 1)
            said[i] = static_cast<double>(scene.logits()(0, pixel)) > least ? 1 : 0;
        else
            said[i] = static_cast<std::uint8_t>(largestLogit(scene.logits(), pixel));
    }
    return said;
}

template Labels hardLabels(const BasicScene<float>&, double);
template Labels hardLabels(const BasicScene<double>&, double);

}  // namespace lossglass

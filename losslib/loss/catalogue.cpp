// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/catalogue.h"

#include "all_losses.inc"
#include "losslib/loss/sample_pooling.h"

#include <algorithm>

namespace lossglass {

const std::vector<Loss>& catalogue() {
    static const std::vector<Loss> losses = [] {
        std::vector<Loss> all = allLosses();
        for (Loss& loss : all)
            addSamplePooling(loss);
        std::stable_sort(all.begin(), all.end(),
                         [](const Loss& a, const Loss& b) { return a.place < b.place; });
        return all;
    }();
    return losses;
}

const Loss* findLoss(std::string_view id) {
    const auto& all = catalogue();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Loss& loss) { return loss.id == id; });
    return found == all.end() ? nullptr : &*found;
}

const Parameter* findParameter(const Loss& loss, std::string_view id) {
    const auto found = std::find_if(loss.parameters.begin(), loss.parameters.end(),
                                    [&](const Parameter& parameter) { return parameter.id == id; });
    return found == loss.parameters.end() ? nullptr : &*found;
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_options.h"

namespace lossglass {

ReadLimits usualLimits() {
    constexpr int kMost = 1000000;
    const int megapixels = qEnvironmentVariableIntValue("LOSSGLASS_LIMIT_MEGAPIXELS");
    return megapixels >= 1 && megapixels <= kMost ? limitsForMegapixels(megapixels) : ReadLimits{};
}

ReadChoices targetChoices(const ImportOptions& options) {
    ReadChoices choices = options.read;
    const ReadChoices& own = options.targetRead;
    if (own.page) choices.page = own.page;
    if (own.slice) choices.slice = own.slice;
    if (own.axis) choices.axis = own.axis;
    if (!own.key.empty()) choices.key = own.key;
    return choices;
}

}  // namespace lossglass

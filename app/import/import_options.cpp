// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_options.h"

namespace lossglass {

ReadLimits usualLimits() {
    constexpr int kMost = 1000000;
    const int megapixels = qEnvironmentVariableIntValue("LOSSGLASS_LIMIT_MEGAPIXELS");
    return megapixels >= 1 && megapixels <= kMost ? limitsForMegapixels(megapixels) : ReadLimits{};
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_options.h"

#include "app/import/file_names.h"

namespace lossglass {

namespace {

bool isNamed(const std::string& member, SortedRole role) {
    return roleByName(QString::fromStdString(member)) == role;
}

}  // namespace

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
    choices.isLikely = [](const std::string& name) { return isNamed(name, SortedRole::Target); };
    return choices;
}

ReadChoices predictionChoices(const ImportOptions& options) {
    ReadChoices choices = options.read;
    choices.isLikely = [](const std::string& name) {
        return isNamed(name, SortedRole::Prediction);
    };
    return choices;
}

}  // namespace lossglass

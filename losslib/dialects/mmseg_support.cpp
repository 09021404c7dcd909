// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/mmseg_support.h"

namespace lossglass::dialects {

Dialect mmsegRecord(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "mmseg";
    dialect.version = "1.x";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

DialectArgument mmsegIgnoreIndex(int value) {
    DialectArgument argument = integer("ignore_index", value, "label that does not count");
    argument.takesNone = true;
    return argument;
}

const DialectArgument& mmsegLossWeight() {
    static const DialectArgument kWeight = real("loss_weight", 1, "factor on the whole loss");
    return kWeight;
}

DialectArgument mmsegLossName(std::string name) {
    return word("loss_name", std::move(name), {}, "without effect on the number");
}

}  // namespace lossglass::dialects

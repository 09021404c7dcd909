// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/keras_support.h"

namespace lossglass::dialects {

Dialect kerasRecord(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "keras";
    dialect.version = "3422977a (3.x)";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

DialectArgument kerasReduction() {
    return {"reduction",
            ArgumentKind::Word,
            std::string("sum_over_batch_size"),
            "what the weighted parts are divided by: their number, nothing, or the sum of the "
            "sample weights; none gives the parts",
            {"sum_over_batch_size", "mean", "sum", "mean_with_sample_weight"},
            true};
}

PixelDivisor kerasDivisor(const DialectValues& values) {
    const std::string chosen = values.word("reduction");
    if (chosen.empty()) return PixelDivisor::Nothing;
    if (chosen == "sum") return PixelDivisor::One;
    return chosen == "mean_with_sample_weight" ? PixelDivisor::SumOfWeights
                                               : PixelDivisor::ValidParts;
}

}  // namespace lossglass::dialects

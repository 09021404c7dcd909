// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/smp_support.h"

namespace lossglass::dialects {

Dialect smpRecord(std::string name, std::string loss) {
    Dialect dialect;
    dialect.library = "smp";
    dialect.version = "50066163 (2026-08-14)";
    dialect.name = std::move(name);
    dialect.loss = std::move(loss);
    return dialect;
}

DialectArgument smpMode() {
    return {"mode",
            ArgumentKind::Word,
            NoValue{},
            "one channel, exclusive classes, or independent channels",
            {"binary", "multiclass", "multilabel"},
            false};
}

Result<ConventionMaps> smpMaps(const ConventionScene& scene, const DialectValues& values) {
    if (values.has("mode") && values.word("mode") == "binary" && scene.channels != 1)
        return Error{ErrorCode::Mismatch, "mode binary takes one channel", {}};
    TargetConventions target;
    if (values.has("ignore_index") && !values.isNone("ignore_index"))
        target.ignored = values.integer("ignore_index");
    return mapsOf(scene, target);
}

}  // namespace lossglass::dialects

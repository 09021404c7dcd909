// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect.h"
#include "losslib/loss/loss.h"
#include "losslib/scene/planes.h"
#include "losslib/scene/scene.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// One loss of the catalogue on one scene, and what every library that has it says of the scene.
struct DialectComparison {
    struct Row {
        const Dialect* dialect = nullptr;  ///< never null
        /// Why the library has no number for the scene; the rest is meaningless then.
        std::optional<std::string> unfit;
        DialectValues values;   ///< with what the scene settled
        double value = 0;       ///< where the library returns an array, its mean
        double difference = 0;  ///< from the canonical value; NaN where that is undefined
        double gradientNorm = 0;
        Planes<double> gradient;          ///< dL/dlogit, C x pixels
        std::vector<std::int64_t> shape;  ///< of what the library returns; empty = a number
        std::vector<std::string> notes;
    };

    const Loss* loss = nullptr;            ///< never null
    ParameterValues values;                ///< of the canonical loss
    std::optional<std::string> undefined;  ///< why the canonical loss has no value
    double value = 0;
    double gradientNorm = 0;
    Planes<double> gradient;  ///< dL/dlogit, C x pixels
    std::vector<Row> rows;    ///< in the order of the libraries
};

/// The arguments that a library asks for without a default, at the values that the catalogue's
/// loss has them: alpha and beta of the Tversky index.
std::vector<std::pair<std::string, std::string>> requiredSettings(const Dialect& dialect,
                                                                  const Loss& loss,
                                                                  const ParameterValues& values);

/// Each library at its own defaults; required arguments as requiredSettings() has them.
DialectComparison compareDialects(const Loss& loss, const ParameterValues& values,
                                  const SceneD& scene);

}  // namespace lossglass

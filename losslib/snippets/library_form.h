// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect.h"

#include <optional>
#include <string>

namespace lossglass {

/// How a library's loss is called in Python.
struct LibraryForm {
    enum class Target {
        Indices,     ///< N x H x W
        IndexPlane,  ///< N x 1 x H x W
        Planes,      ///< N x C x H x W, one-hot or soft; Keras: N x H x W x C
    };
    enum class Order { PredictionFirst, TargetFirst };
    enum class Arrays { Torch, Keras };

    std::string imports;  ///< lines of code
    std::string module;   ///< "torch.nn"
    Arrays arrays = Arrays::Torch;
    Target target = Target::Planes;
    Order order = Order::PredictionFirst;
    bool isFunction = false;     ///< called once, with its arguments behind the arrays
    bool flattensSpace = false;  ///< takes N x C x pixels
};

/// The form for one loss on a scene of that shape; nothing where no program calls the library.
std::optional<LibraryForm> libraryForm(const Dialect& dialect, const DialectValues& values,
                                       int channels, bool softTarget);

/// An argument's value in Python.
std::string argumentText(const Dialect& dialect, const DialectArgument& argument,
                         const DialectValue& value);

}  // namespace lossglass

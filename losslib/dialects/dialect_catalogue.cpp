// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/dialects/dialect_catalogue.h"

#include "losslib/dialects/libraries.h"

#include <algorithm>

namespace lossglass {

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

const std::vector<Dialect>& allDialects() {
    static const std::vector<Dialect> kAll = [] {
        std::vector<Dialect> all;
        for (const auto library :
             {dialects::pytorch, dialects::torchvision, dialects::monai, dialects::smp,
              dialects::keras, dialects::kornia, dialects::mmseg, dialects::nnunet, dialects::optax,
              dialects::fvcore, dialects::lovaszsoftmax}) {
            std::vector<Dialect> some = library();
            std::move(some.begin(), some.end(), std::back_inserter(all));
        }
        return all;
    }();
    return kAll;
}

const std::vector<std::string>& dialectLibraries() {
    static const std::vector<std::string> kLibraries = [] {
        std::vector<std::string> names;
        for (const Dialect& dialect : allDialects())
            if (names.empty() || names.back() != dialect.library) names.push_back(dialect.library);
        return names;
    }();
    return kLibraries;
}

Result<const Dialect*> findDialect(std::string_view name) {
    const auto colon = name.find(':');
    const std::string library(name.substr(0, colon));
    const std::string wanted(colon == std::string_view::npos ? "" : name.substr(colon + 1));
    std::vector<std::string> classes;
    for (const Dialect& dialect : allDialects()) {
        if (dialect.library != library) continue;
        if (dialect.name == wanted) return &dialect;
        classes.push_back(dialect.name);
    }
    if (classes.empty())
        return Error{ErrorCode::NotFound,
                     "no library '" + library + "'; there are " + joined(dialectLibraries()),
                     {}};
    return Error{ErrorCode::NotFound,
                 library + " has no '" + wanted + "' here; there are " + joined(classes),
                 {}};
}

std::vector<const Dialect*> dialectsOf(std::string_view lossId) {
    std::vector<const Dialect*> found;
    for (const Dialect& dialect : allDialects())
        if (dialect.loss == lossId) found.push_back(&dialect);
    return found;
}

}  // namespace lossglass

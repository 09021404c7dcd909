// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/npy.h"
#include "losslib/formats/sizes.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever the bytes: an array that is as large as its shape says, or an error in words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto array = lossglass::parseNpy({data, size}, lossglass::ReadLimits{1 << 24});
    if (!array) {
        if (array.error().message.empty()) std::abort();
        return 0;
    }
    const auto count = lossglass::checkedProduct(array->shape);
    if (!count || static_cast<std::size_t>(*count) != array->values.size()) std::abort();
    return 0;
}

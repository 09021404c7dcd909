// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/container_facts.h"

#include <cstddef>
#include <cstdint>

/// The first byte chooses the kind of file; the functions only may not read outside the rest.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 4) return 0;
    const std::span<const std::uint8_t> rest(data + 1, size - 1);
    switch (data[0] % 3) {
        case 0:
            (void)lossglass::whyIncompleteJpeg(rest);
            break;
        case 1:
            (void)lossglass::whyIncompleteBmp(rest);
            break;
        default:
            if (rest.size() >= 12 && !lossglass::whyIncompleteWebp(rest))
                (void)lossglass::isLosslessWebp(rest);
    }
    return 0;
}

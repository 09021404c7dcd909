// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/pnm.h"
#include "tests/fuzz/fuzz_format.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const lossglass::FileFormat format = lossglass::pnmFormat();
    return lossglass::test::fuzzFormat(format, data, size);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_carrier.h"
#include "app/session/session_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever the bytes: a session that can be written and read again as it is, or an error in words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace lossglass;
    const ReadLimits limits{1 << 22, 1 << 18};
    const auto carried = carriedSession({data, size}, limits);
    if (!carried && carried.error().message.empty()) std::abort();
    const auto opened = carried && *carried ? decodeSession(**carried, limits)
                                            : decodeSession({data, size}, limits);
    if (!opened) {
        if (opened.error().message.empty()) std::abort();
        return 0;
    }
    const auto again = encodeSession(opened->session, ZipPacking::Fast);
    if (!again) std::abort();
    const auto back = decodeSession(*again);
    if (!back || !isSameSession(back->session, opened->session)) std::abort();
    return 0;
}

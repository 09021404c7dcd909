// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/number_text.h"

#include <charconv>

namespace lossglass {

std::string numberText(double value, int digits) {
    char text[64];
    const auto end =
        std::to_chars(text, text + sizeof text, value, std::chars_format::general, digits).ptr;
    return {text, end};
}

}  // namespace lossglass

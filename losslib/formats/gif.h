// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"

namespace lossglass {

/// GIF (87a and 89a): the palette indices of one frame, which general picture libraries turn into
/// colours. Pixels that the frame does not cover have the background's index. Truncated and damaged
/// files are errors. Reference: CompuServe, Graphics Interchange Format, Version 89a.
FileFormat gifFormat();

}  // namespace lossglass

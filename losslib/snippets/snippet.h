// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/snippets/array_to_export.h"

#include <string>
#include <vector>

namespace lossglass {

/// A Python program that computes a loss on a scene and asserts the value that this program
/// found, with the arrays it loads from its own folder.
struct Snippet {
    std::string name;     ///< of the program's file, without .py: "dice", "monai_DiceLoss"
    std::string library;  ///< what it needs beside NumPy: "pytorch", "monai", ...
    std::string program;  ///< the text, with a newline at its end
    std::vector<ArrayToExport> arrays;
};

}  // namespace lossglass

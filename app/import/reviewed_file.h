// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_review.h"
#include "app/import/input_file.h"

#include <string>
#include <vector>

namespace lossglass {

/// Name, size, type and parts of a file.
ReviewedFile reviewedFile(const InputFile& file, const QString& path);

/// "8-bit grey", "16-bit palette", "float32".
QString typeText(const FileContent& content);

enum class ReadAs { Target, Prediction };

/// The axes that the shape of an array can have, "CHW" and the like, what is taken by itself first;
/// those that fit the grid where one does; none for pictures and shapes that leave nothing open.
std::vector<std::string> possibleLayouts(const FileContent& content,
                                         std::optional<PictureGrid> grid, ReadAs readAs);

/// Makes the axes the first of the layouts where they are among them.
void moveToFront(std::vector<std::string>& layouts, const std::string& axes);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"
#include "losslib/support/result.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace lossglass {

/// A format that this program reads, with its name for people. A new format is one more entry of
/// inputFormats(); nothing else knows them.
struct InputFormat {
    QString name;  ///< "PNG picture"
    FileFormat format;
};

/// All formats, in the order in which they are tried.
const std::vector<InputFormat>& inputFormats();

/// "All that can be read (*.png *.npy ...);;PNG picture (*.png);;..."
QString inputFileFilter();

/// A file's content and the format it was found to have.
struct InputFile {
    FileFormat format;
    FileContent content;
};

/// The bytes of a file or of a resource (":/...").
Result<std::vector<std::uint8_t>> readInputBytes(const QString& path, const ReadLimits& limits);

/// Reads a file by its content; a name that promises another format is spoken of in a notice.
/// Errors carry the path in `where`.
Result<InputFile> openInputFile(const QString& path, const ReadChoices& choices = {});

/// The content alone.
Result<FileContent> readInputFile(const QString& path, const ReadChoices& choices = {});

}  // namespace lossglass

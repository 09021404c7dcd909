// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_content.h"
#include "losslib/formats/read_choices.h"
#include "losslib/support/result.h"

#include <cstdint>
#include <span>

namespace lossglass {

/// One kind of file that numbers or samples can be read from: a record, made by a function in the
/// file of its reader.
struct FileFormat {
    /// Which of the ReadChoices mean something to the reader.
    struct Capabilities {
        bool pages = false;
        bool slices = false;  ///< and axes
        bool members = false;
    };

    const char* id = "";        ///< "png"
    const char* patterns = "";  ///< "*.png"; for file dialogs: files are told apart by content
    Capabilities capabilities{};
    /// Whether the bytes start as such a file does.
    bool (*probe)(std::span<const std::uint8_t> bytes) = nullptr;
    /// Decodes the bytes of a file. Errors carry no `where`: the caller knows the path.
    Result<FileContent> (*read)(std::span<const std::uint8_t> bytes,
                                const ReadChoices& choices) = nullptr;
};

/// A reader that needs nothing but limits, as the reader of a format.
template <class Content, Result<Content> (*Parse)(std::span<const std::uint8_t>, const ReadLimits&)>
Result<FileContent> readAs(std::span<const std::uint8_t> bytes, const ReadChoices& choices) {
    auto content = Parse(bytes, choices.limits);
    if (!content) return content.error();
    return FileContent(std::move(content).value());
}

}  // namespace lossglass

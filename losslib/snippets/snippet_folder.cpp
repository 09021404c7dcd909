// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/snippets/snippet_folder.h"

#include "losslib/formats/file_bytes.h"
#include "losslib/formats/npy.h"

#include <ostream>
#include <span>

namespace lossglass {

namespace {

std::optional<Error> writeAll(const std::filesystem::path& folder, const Snippet& snippet,
                              std::vector<std::filesystem::path>& written) {
    for (const ArrayToExport& array : snippet.arrays) {
        const std::filesystem::path path = folder / array.name;
        if (auto error = writeNpy(path, array.shape, std::span<const double>(array.values)))
            return error;
        written.push_back(path);
    }
    return writeFileWhole(folder / (snippet.name + ".py"),
                          [&](std::ostream& out) { out << snippet.program; });
}

}  // namespace

std::optional<Error> writeSnippet(const std::filesystem::path& folder, const Snippet& snippet) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure)
        return Error{ErrorCode::Unreadable, "the folder cannot be made: " + failure.message(),
                     folder.string()};
    std::vector<std::filesystem::path> written;
    auto error = writeAll(folder, snippet, written);
    if (error)
        for (const auto& path : written)
            std::filesystem::remove(path, failure);
    return error;
}

}  // namespace lossglass

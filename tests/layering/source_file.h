// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace lossglass::layering {

/// A source file of the project, read as text.
struct SourceFile {
    std::string path;  ///< from the project root, with slashes: "losslib/scene/scene.h"
    std::string text;

    bool isHeader() const { return path.ends_with(".h"); }
    bool isIn(const std::string& folder) const { return path.starts_with(folder + "/"); }
    std::string fileName() const { return path.substr(path.rfind('/') + 1); }
};

/// One #include: the name without its brackets or quotes.
struct Include {
    std::string name;
    bool quoted = false;
};

inline std::vector<std::string> linesOf(const SourceFile& file) {
    std::vector<std::string> lines;
    std::istringstream stream(file.text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

inline std::vector<Include> includesOf(const SourceFile& file) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> includes;
    for (const std::string& line : linesOf(file)) {
        std::smatch match;
        if (std::regex_search(line, match, pattern))
            includes.push_back({match[2].str(), match[1].str() == "\""});
    }
    return includes;
}

/// All .h and .cpp files below the source folders of the project, in order of their path.
inline std::vector<SourceFile> readTree(const std::filesystem::path& root) {
    std::vector<SourceFile> files;
    for (const char* folder : {"app", "widgets", "losslib", "tests"}) {
        if (!std::filesystem::exists(root / folder)) continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const std::string extension = entry.path().extension().string();
            if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) continue;
            std::ifstream stream(entry.path(), std::ios::binary);
            std::ostringstream text;
            text << stream.rdbuf();
            files.push_back(
                {std::filesystem::relative(entry.path(), root).generic_string(), text.str()});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

}  // namespace lossglass::layering

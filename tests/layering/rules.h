// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/layering/source_file.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lossglass::layering {

/// What a rule finds wrong with a file, one sentence each; empty when the file keeps the rule.
using Findings = std::vector<std::string>;

inline Findings refuseIncludes(const SourceFile& file,
                               const std::function<bool(const Include&)>& isRefused) {
    Findings findings;
    for (const Include& include : includesOf(file))
        if (isRefused(include)) findings.push_back(file.path + " includes " + include.name);
    return findings;
}

/// losslib knows neither Qt nor what is built on it; TBB stays out of its headers.
inline Findings losslibStandsAlone(const SourceFile& file) {
    if (!file.isIn("losslib")) return {};
    return refuseIncludes(file, [&](const Include& include) {
        static const std::regex qt(R"(^(Qt[A-Z].*|Q[A-Z]\w*|q\w+\.h|qcustomplot.*)$)");
        static const std::regex above("^(widgets|app|tests)/");
        const bool isTbb = include.name.starts_with("tbb/") || include.name.starts_with("oneapi/");
        return std::regex_search(include.name, qt) || std::regex_search(include.name, above) ||
               (isTbb && file.isHeader());
    });
}

/// widgets know nothing of app; no source knows the tests.
inline Findings widgetsKnowNoApp(const SourceFile& file) {
    return refuseIncludes(file, [&](const Include& include) {
        return (file.isIn("widgets") && include.name.starts_with("app/")) ||
               (!file.isIn("tests") && include.name.starts_with("tests/"));
    });
}

/// A loss is made of the interfaces of loss/ and kernels/ and the standard library.
inline Findings lossesUseInterfacesOnly(const SourceFile& file) {
    if (!file.isIn("losslib/losses")) return {};
    return refuseIncludes(file, [](const Include& include) {
        static const std::regex standard("^[a-z_0-9]+$");
        if (!include.quoted) return !std::regex_match(include.name, standard);
        return !include.name.starts_with("losslib/loss/") &&
               !include.name.starts_with("losslib/kernels/");
    });
}

/// Project files are included by their path from the root.
inline Findings includesFromTheRoot(const SourceFile& file) {
    return refuseIncludes(file, [](const Include& include) {
        static const std::regex fromRoot("^(losslib|widgets|app|tests)/");
        static const std::regex generated(R"(\.(moc|inc)$)");
        return include.quoted != std::regex_search(include.name, fromRoot) &&
               !std::regex_search(include.name, generated);
    });
}

inline Findings isShort(const SourceFile& file) {
    const std::size_t lines = linesOf(file).size();
    if (lines <= 400) return {};
    return {file.path + " has " + std::to_string(lines) + " lines"};
}

inline Findings namesItsLicence(const SourceFile& file) {
    if (file.text.starts_with("// SPDX-License-Identifier: GPL-3.0-or-later\n")) return {};
    return {file.path + " does not begin with the SPDX line"};
}

/// File names are snake_case; a header is guarded and defines one class at most. (Small structs
/// and enumerations that belong to it may stand beside it.)
inline Findings holdsOneType(const SourceFile& file) {
    static const std::regex snakeCase(R"(^[a-z][a-z0-9]*(_[a-z0-9]+)*\.(h|cpp)$)");
    static const std::regex classDefinition(R"(^class\s+\w+[^;]*$)");
    Findings findings;
    if (!std::regex_match(file.fileName(), snakeCase))
        findings.push_back(file.path + " is not named in snake_case");
    if (!file.isHeader()) return findings;
    int classes = 0;
    bool isGuarded = false;
    for (const std::string& line : linesOf(file)) {
        classes += std::regex_match(line, classDefinition) ? 1 : 0;
        isGuarded = isGuarded || line == "#pragma once";
    }
    if (classes > 1) findings.push_back(file.path + " defines more than one class");
    if (!isGuarded) findings.push_back(file.path + " has no #pragma once");
    return findings;
}

/// Follows quoted includes from every file; nothing when none comes back to where it started,
/// otherwise the way round: "a.h > b.h > a.h".
inline std::optional<std::string> findCycle(const std::vector<SourceFile>& files) {
    std::map<std::string, std::vector<std::string>> graph;
    for (const SourceFile& file : files)
        for (const Include& include : includesOf(file))
            if (include.quoted) graph[file.path].push_back(include.name);
    std::set<std::string> done;
    std::vector<std::string> way;
    std::function<std::optional<std::string>(const std::string&)> visit =
        [&](const std::string& path) -> std::optional<std::string> {
        if (const auto seen = std::find(way.begin(), way.end(), path); seen != way.end()) {
            std::string text;
            for (auto it = seen; it != way.end(); ++it)
                text += *it + " > ";
            return text + path;
        }
        if (!done.insert(path).second) return std::nullopt;
        way.push_back(path);
        for (const std::string& next : graph[path])
            if (auto cycle = visit(next)) return cycle;
        way.pop_back();
        return std::nullopt;
    };
    for (const SourceFile& file : files)
        if (auto cycle = visit(file.path)) return cycle;
    return std::nullopt;
}

}  // namespace lossglass::layering

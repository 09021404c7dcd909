// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/nearest_word.h"

#include <algorithm>
#include <vector>

namespace lossglass {

namespace {

/// Optimal string alignment distance.
qsizetype distance(const QString& a, const QString& b) {
    const auto width = static_cast<std::size_t>(b.size() + 1);
    std::vector<std::vector<qsizetype>> d(static_cast<std::size_t>(a.size() + 1),
                                          std::vector<qsizetype>(width));
    for (std::size_t i = 0; i < d.size(); ++i) {
        for (std::size_t j = 0; j < width; ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<qsizetype>(i + j);
                continue;
            }
            const auto x = static_cast<qsizetype>(i) - 1, y = static_cast<qsizetype>(j) - 1;
            d[i][j] = std::min(
                {d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[x] == b[y] ? 0 : 1)});
            if (x > 0 && y > 0 && a[x] == b[y - 1] && a[x - 1] == b[y])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d.back().back();
}

}  // namespace

QString nearestWord(const QString& mistyped, const QStringList& words) {
    QString nearest;
    qsizetype least = std::max<qsizetype>(1, (mistyped.size() + 1) / 3) + 1;
    for (const QString& word : words) {
        const qsizetype steps = distance(mistyped.toLower(), word.toLower());
        if (steps >= least) continue;
        least = steps;
        nearest = word;
    }
    return nearest;
}

QString didYouMean(const QString& mistyped, const QStringList& words) {
    const QString nearest = nearestWord(mistyped, words);
    return nearest.isEmpty() ? QString() : "; did you mean \"" + nearest + "\"?";
}

}  // namespace lossglass

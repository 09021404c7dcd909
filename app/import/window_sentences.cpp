// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/window_sentences.h"

#include <QRegularExpression>

namespace lossglass {

QString sentenceForWindow(const std::string& sentence) {
    // "(--transpose)"; ": --layout hwc for that" up to the end of the clause.
    static const QRegularExpression aside(" \\(--[^)]*\\)"), clause(": --[^;,]*");
    QString text = QString::fromStdString(sentence);
    // These say more than an option.
    text.replace("; --key reads another of the archive: ", "; the archive also holds ");
    text.replace("--limit-megapixels N or the environment variable", "the environment variable");
    return text.remove(aside).remove(clause);
}

QStringList sentencesForWindow(const std::vector<std::string>& sentences) {
    QStringList list;
    for (const std::string& sentence : sentences)
        list << sentenceForWindow(sentence);
    return list;
}

}  // namespace lossglass

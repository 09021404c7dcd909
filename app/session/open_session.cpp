// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/open_session.h"

#include "app/session/session_carrier.h"
#include "losslib/formats/file_bytes.h"

#include <QFile>
#include <QFileInfo>

namespace lossglass {

namespace {

/// Whether the first bytes leave it open that there is a session in the file: others need not be
/// read to know.
bool mayCarrySession(const QString& path) {
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) return false;
    const QByteArray start = file.peek(8);
    return start.startsWith("PK") || start.startsWith("\x89PNG") || start.startsWith("%PDF-") ||
           start.trimmed().startsWith('<') || start.startsWith("\xEF\xBB\xBF");
}

}  // namespace

QStringList sessionPatterns() {
    return {"*.lossglass", "*.png", "*.svg", "*.pdf"};
}

Result<std::optional<OpenedSession>> openSession(const QString& path, const ReadLimits& limits) {
    const auto at = [&](Error error) {
        error.where = path.toStdString();
        return error;
    };
    const bool isNamedSession = QFileInfo(path).suffix().toLower() == QLatin1String("lossglass");
    if (!isNamedSession && !mayCarrySession(path)) return std::optional<OpenedSession>();
    const auto bytes = readFileBytes(QFile::encodeName(path).toStdString(), limits);
    if (!bytes && isNamedSession) return bytes.error();
    if (!bytes) return std::optional<OpenedSession>();
    std::optional<std::vector<std::uint8_t>> carried;
    if (!isNamedSession) {
        auto found = carriedSession(*bytes, limits);
        if (!found) return at(found.error());
        carried = std::move(found).value();
        if (!carried) return std::optional<OpenedSession>();
    }
    auto opened = decodeSession(carried ? *carried : *bytes, limits);
    if (!opened) return at(opened.error());
    return std::optional<OpenedSession>(std::move(opened).value());
}

}  // namespace lossglass

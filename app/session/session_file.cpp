// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_file.h"

#include "app/export/whole_file.h"
#include "app/session/session_edits.h"
#include "app/session/session_losses.h"
#include "app/session/session_scene.h"
#include "app/session/session_view.h"
#include "losslib/archive/zip_reader.h"

#include <QJsonDocument>

#include <algorithm>

namespace lossglass {

namespace {

constexpr const char* kHead = "session.json";
constexpr int kVersion = 1;
constexpr std::int64_t kLargestHead = 16 << 20;
const QString kFormat = QStringLiteral("lossglass-session");

Error malformed(const std::string& message) {
    return {ErrorCode::Malformed, message, {}};
}

/// `now` over `old`: what only the old one has stays.
QJsonObject merged(QJsonObject old, const QJsonObject& now) {
    for (auto each = now.begin(); each != now.end(); ++each) {
        const QJsonValue before = old.value(each.key());
        const QJsonValue after = each.value();
        const bool both = before.isObject() && after.isObject();
        old.insert(each.key(),
                   both ? QJsonValue(merged(before.toObject(), after.toObject())) : after);
    }
    return old;
}

QJsonObject headOf(const Session& session) {
    // null, not nothing: what an older file held would otherwise come back.
    const bool isEdited = session.editSource != nullptr, hasOther = !session.compared.isEmpty();
    const QJsonObject known{
        {"format", kFormat},
        {"version", kVersion},
        {"title", session.title},
        {"scene", sessionSceneHead(session.scene)},
        {"losses", sessionLossesHead(session)},
        {"view", sessionViewHead(session)},
        {"edits",
         isEdited ? QJsonValue(sessionEditsHead(session.edits, session.scene)) : QJsonValue()},
        {"compared", hasOther ? QJsonValue(sessionSceneHead(session.compared)) : QJsonValue()},
        {"figure", sessionFigureHead(session.figure)},
        {"panes", session.panes}};
    return merged(session.unknown.head, known);
}

Result<QJsonObject> readHead(const ZipReader& archive) {
    const auto* member = archive.find(kHead);
    if (!member) return malformed("this is no session of Lossglass: session.json is missing");
    const auto bytes = archive.read(*member, {kLargestHead, 0});
    if (!bytes) return bytes.error();
    QJsonParseError problem;
    const auto document =
        QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes->data()),
                                           static_cast<qsizetype>(bytes->size())),
                                &problem);
    if (!document.isObject())
        return malformed("session.json is damaged at byte " + std::to_string(problem.offset) +
                         ": " + problem.errorString().toStdString());
    const QJsonObject head = document.object();
    if (head.value("format").toString() != kFormat)
        return malformed("this is no session of Lossglass: session.json says something else");
    const double version = head.value("version").toDouble(0);
    if (version > kVersion)
        return Error{ErrorCode::Unsupported,
                     "the session was written by a newer Lossglass: it has version " +
                         QString::number(version).toStdString() + ", this program reads up to " +
                         std::to_string(kVersion),
                     {}};
    if (version != kVersion) return malformed("session.json: version takes 1");
    return head;
}

/// Members that are no part of what this version knows, as they are.
std::optional<Error> keepUnknownMembers(const ZipReader& archive, const ReadLimits& limits,
                                        Session& session) {
    std::vector<std::string> known = sessionSceneMembers(kPresentScene);
    for (const std::string& each : sessionSceneMembers(kComparedScene))
        known.push_back(each);
    known.emplace_back(kEditSource);
    ReadLimits left = limits;
    for (const auto& member : archive.members()) {
        if (member.name == kHead ||
            std::find(known.begin(), known.end(), member.name) != known.end())
            continue;
        auto bytes = archive.read(member, left);
        if (!bytes) return bytes.error();
        left.bytes -= static_cast<std::int64_t>(bytes->size());
        session.unknown.members.emplace_back(member.name, std::move(bytes).value());
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<std::uint8_t>> encodeSession(const Session& session, ZipPacking packing) {
    ZipWriter archive;
    const QByteArray head = QJsonDocument(headOf(session)).toJson();
    const std::span<const std::uint8_t> bytes(
        reinterpret_cast<const std::uint8_t*>(head.constData()),
        static_cast<std::size_t>(head.size()));
    if (auto error = archive.add(kHead, bytes, packing)) return *error;
    if (auto error = addSceneMembers(session.scene, kPresentScene, packing, archive)) return *error;
    if (session.editSource)
        if (auto error = addEditSource(*session.editSource, session.scene, packing, archive))
            return *error;
    if (!session.compared.isEmpty())
        if (auto error = addSceneMembers(session.compared, kComparedScene, packing, archive))
            return *error;
    for (const auto& [name, content] : session.unknown.members)
        if (auto error = archive.add(name, content, packing)) return *error;
    return archive.finish();
}

bool looksLikeSession(std::span<const std::uint8_t> bytes) {
    if (!looksLikeZipArchive(bytes)) return false;
    const auto archive = ZipReader::open(bytes);
    return archive && archive->find(kHead);
}

namespace {

/// What lies beside the scene: the beginning of its edits, and the scene it is compared with.
std::optional<Error> readBeside(const ZipReader& archive, const QJsonObject& head,
                                const ReadLimits& limits, SessionReader& reader, Session& session) {
    const auto isGiven = [&](const char* key) {
        return !head.value(QLatin1String(key)).isUndefined() &&
               !head.value(QLatin1String(key)).isNull();
    };
    const QJsonObject edits = isGiven("edits") ? reader.object(head, "edits") : QJsonObject();
    if (areEditsOf(edits, session.scene)) {
        session.edits = readSessionEdits(edits, reader, session.scene);
        if (reader.error()) return reader.error();
        auto source = readEditSource(archive, session.scene, limits);
        if (!source) return source.error();
        session.editSource = *source;
    }
    if (!isGiven("compared")) return std::nullopt;
    const QJsonObject other = reader.object(head, "compared");
    if (reader.error()) return reader.error();
    auto scene = readSessionScene(archive, other, kComparedScene, limits);
    if (!scene) return scene.error();
    session.compared = std::move(scene).value();
    return std::nullopt;
}

}  // namespace

Result<OpenedSession> decodeSession(std::span<const std::uint8_t> bytes, const ReadLimits& limits) {
    const auto archive = ZipReader::open(bytes);
    if (!archive) return archive.error();
    const auto head = readHead(*archive);
    if (!head) return head.error();
    OpenedSession opened;
    Session& session = opened.session;
    SessionReader reader;
    session.title = reader.text(*head, "title", {});
    const QJsonObject sceneHead = reader.object(*head, "scene");
    if (reader.error()) return *reader.error();
    auto scene = readSessionScene(*archive, sceneHead, kPresentScene, limits);
    if (!scene) return scene.error();
    session.scene = std::move(scene).value();
    if (auto error = readBeside(*archive, *head, limits, reader, session)) return *error;
    readSessionLosses(reader.object(*head, "losses"), reader, session, opened.notices);
    readSessionView(reader.object(*head, "view"), reader, session);
    session.figure = readSessionFigure(reader.object(*head, "figure"), reader);
    session.panes = reader.object(*head, "panes");
    if (reader.error()) return *reader.error();
    session.unknown.head = *head;
    if (auto error = keepUnknownMembers(*archive, limits, session)) return *error;
    return opened;
}

std::optional<Error> writeSession(const QString& path, const Session& session, ZipPacking packing) {
    const auto bytes = encodeSession(session, packing);
    if (!bytes) {
        Error error = bytes.error();
        error.where = path.toStdString();
        return error;
    }
    return writeBytesWhole(path,
                           QByteArray::fromRawData(reinterpret_cast<const char*>(bytes->data()),
                                                   static_cast<qsizetype>(bytes->size())));
}

}  // namespace lossglass

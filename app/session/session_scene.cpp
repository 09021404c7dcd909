// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_scene.h"

#include "app/session/session_reader.h"
#include "losslib/formats/npy.h"
#include "losslib/formats/npy_header.h"
#include "losslib/formats/sizes.h"

#include <QJsonArray>

#include <algorithm>
#include <bit>
#include <cstring>

namespace lossglass {

namespace {

using Shape = std::vector<std::int64_t>;

constexpr const char* kLabels = "labels.npy";
constexpr const char* kLogits = "logits.npy";
constexpr const char* kSoftTarget = "soft_target.npy";
constexpr const char* kPicture = "picture.npy";
constexpr int kLargestSide = 1 << 24;
constexpr int kMostClasses = 255;
const QStringList kActivations{QStringLiteral("sigmoid"), QStringLiteral("softmax")};

std::optional<Error> addArray(const std::string& name, const std::string& type, const Shape& shape,
                              const void* values, std::size_t size, ZipPacking packing,
                              ZipWriter& archive) {
    const std::string head = npyHead(type, shape);
    std::vector<std::uint8_t> bytes(head.size() + size);
    std::memcpy(bytes.data(), head.data(), head.size());
    std::memcpy(bytes.data() + head.size(), values, size);
    return archive.add(name, bytes, packing);
}

std::optional<Error> addPlanes(const std::string& name, const Planes<float>& planes,
                               const SceneParts<float>& parts, ZipPacking packing,
                               ZipWriter& archive) {
    const Shape shape{planes.rows(), parts.samples, parts.height, parts.width};
    return addArray(name, "f4", shape, planes.data(),
                    sizeof(float) * static_cast<std::size_t>(planes.size()), packing, archive);
}

Error malformed(const std::string& message) {
    return {ErrorCode::Malformed, message, {}};
}

/// The bytes of a member's numbers, which must be of exactly this type and shape.
Result<std::vector<std::uint8_t>> readArray(const ZipReader& archive, const std::string& name,
                                            char kind, int itemSize, const Shape& shape,
                                            const ReadLimits& limits) {
    constexpr std::uint64_t kLargestHead = 1 << 16;
    const auto* member = archive.find(name);
    if (!member) return malformed(name + " is missing in the session");
    const auto count = checkedProduct(shape);
    const auto bytes = count ? checkedProduct(Shape{*count, itemSize}) : std::nullopt;
    if (auto error = whyTooLarge(bytes, limits, name)) return *error;
    const auto size = static_cast<std::uint64_t>(*bytes);
    if (member->size < size || member->size > size + kLargestHead)
        return malformed(name + " does not have the size that session.json says");
    const ReadLimits whole{static_cast<std::int64_t>(size + kLargestHead), limits.pixels};
    auto read = archive.read(*member, whole);
    if (!read) return read.error();
    std::vector<std::uint8_t> content = std::move(read).value();
    const auto head = parseNpyHeader(content);
    if (!head) return malformed(name + ": " + head.error().message);
    if (head->kind != kind || head->itemSize != itemSize || head->fortranOrder ||
        head->shape != shape)
        return malformed(name + " is " + dtypeName(*head) + " of " + shapeText(head->shape) +
                         ", where session.json says " + shapeText(shape));
    const auto offset = static_cast<std::size_t>(head->dataOffset);
    if (content.size() < offset || content.size() - offset != size)
        return malformed(name + " is not as long as its head says");
    content.erase(content.begin(), content.begin() + head->dataOffset);
    if (itemSize > 1 && head->bigEndian != (std::endian::native == std::endian::big))
        for (auto at = content.begin(); at != content.end(); at += itemSize)
            std::reverse(at, at + itemSize);
    return content;
}

Result<std::shared_ptr<const Planes<float>>> readPlanes(const ZipReader& archive,
                                                        const std::string& name,
                                                        const SceneParts<float>& parts,
                                                        int channels, const ReadLimits& limits) {
    const auto bytes = readArray(archive, name, 'f', 4,
                                 {channels, parts.samples, parts.height, parts.width}, limits);
    if (!bytes) return bytes.error();
    auto planes = std::make_shared<Planes<float>>(
        channels, static_cast<Eigen::Index>(bytes->size() / sizeof(float)) / channels);
    std::memcpy(planes->data(), bytes->data(), bytes->size());
    return std::shared_ptr<const Planes<float>>(std::move(planes));
}

std::optional<Error> readPictureInto(const ZipReader& archive, const std::string& folder, int rows,
                                     const ReadLimits& limits, SceneParts<float>& parts) {
    auto bytes = readArray(archive, folder + kPicture, 'u', 1, {rows, parts.width, 3}, limits);
    if (!bytes) return bytes.error();
    parts.picture =
        std::make_shared<const Picture>(Picture{parts.width, rows, std::move(bytes).value()});
    return std::nullopt;
}

std::vector<ClassInfo> readClasses(const QJsonObject& head, const QString& at,
                                   SessionReader& reader) {
    std::vector<ClassInfo> classes;
    const QJsonValue given = head.value(QStringLiteral("classes"));
    if (!given.isUndefined() && !given.isArray()) reader.fail(at + "classes takes a list");
    const QJsonArray list = given.toArray();
    if (list.size() > kMostClasses) reader.fail(at + "classes has more than 255 entries");
    for (qsizetype k = 0; k < list.size() && !reader.error(); ++k) {
        const QString path = at + QStringLiteral("classes[%1].").arg(k);
        const QJsonObject entry = list.at(k).toObject();
        const QString colour = reader.text(entry, path + "colour", QStringLiteral("#808080"));
        bool isNumber = false;
        const std::uint32_t rgb = colour.mid(1).toUInt(&isNumber, 16);
        if (!isNumber || colour.size() != 7 || !colour.startsWith('#'))
            reader.fail(path + "colour takes a colour such as \"#00a37a\"");
        classes.push_back({reader.text(entry, path + "name", {}).toStdString(), rgb});
    }
    return classes;
}

}  // namespace

std::vector<std::string> sessionSceneMembers(const SessionPlace& place) {
    std::vector<std::string> names;
    for (const char* each : {kLabels, kLogits, kSoftTarget, kPicture})
        names.push_back(place.folder + each);
    return names;
}

QJsonObject sessionSceneHead(const Scene& scene) {
    QJsonArray classes;
    for (const ClassInfo& each : scene.classes())
        classes << QJsonObject{
            {"name", QString::fromStdString(each.name)},
            {"colour", QStringLiteral("#%1").arg(each.colour, 6, 16, QLatin1Char('0'))}};
    const auto& picture = scene.picture();
    return {{"width", scene.width()},
            {"height", scene.height()},
            {"samples", scene.samples()},
            {"channels", scene.channels()},
            {"activation", kActivations[scene.activation() == Activation::Sigmoid ? 0 : 1]},
            {"soft_target", scene.hasSoftTarget()},
            {"picture_rows", picture ? picture->height : 0},
            {"classes", classes}};
}

std::optional<Error> addSceneMembers(const Scene& scene, const SessionPlace& place,
                                     ZipPacking packing, ZipWriter& archive) {
    const SceneParts<float>& parts = scene.parts();
    const std::string& folder = place.folder;
    if (auto error = addArray(folder + kLabels, "u1", {parts.samples, parts.height, parts.width},
                              parts.labels->data(), parts.labels->size(), packing, archive))
        return error;
    if (auto error = addPlanes(folder + kLogits, *parts.logits, parts, packing, archive))
        return error;
    if (parts.softTarget)
        if (auto error =
                addPlanes(folder + kSoftTarget, *parts.softTarget, parts, packing, archive))
            return error;
    if (!parts.picture) return std::nullopt;
    const Picture& picture = *parts.picture;
    return addArray(folder + kPicture, "u1", {picture.height, picture.width, 3}, picture.rgb.data(),
                    picture.rgb.size(), packing, archive);
}

std::optional<Error> addEditSource(const Planes<float>& logits, const Scene& scene,
                                   ZipPacking packing, ZipWriter& archive) {
    return addPlanes(kEditSource, logits, scene.parts(), packing, archive);
}

Result<std::shared_ptr<const Planes<float>>> readEditSource(const ZipReader& archive,
                                                            const Scene& scene,
                                                            const ReadLimits& limits) {
    auto logits = readPlanes(archive, kEditSource, scene.parts(), scene.channels(), limits);
    if (!logits) return logits;
    // What may not be a prediction may not be what one begins at.
    SceneParts<float> parts = scene.parts();
    parts.logits = *logits;
    if (const auto made = Scene::make(std::move(parts)); !made)
        return malformed(std::string(kEditSource) + ": " + made.error().message);
    return logits;
}

Result<Scene> readSessionScene(const ZipReader& archive, const QJsonObject& head,
                               const SessionPlace& place, const ReadLimits& limits) {
    const QString at = place.head + '.';
    SessionReader reader;
    SceneParts<float> parts;
    parts.width = reader.integer(head, at + "width", 1, kLargestSide, 0);
    parts.height = reader.integer(head, at + "height", 1, kLargestSide, 0);
    parts.samples = reader.integer(head, at + "samples", 1, kLargestSide, 1);
    const int channels = reader.integer(head, at + "channels", 1, kMostClasses, 0);
    parts.activation = reader.word(head, at + "activation", kActivations, channels > 1 ? 1 : 0) == 0
                           ? Activation::Sigmoid
                           : Activation::Softmax;
    const bool isSoft = reader.flag(head, at + "soft_target", false);
    const int pictureRows = reader.integer(head, at + "picture_rows", 0, kLargestSide, 0);
    parts.classes = readClasses(head, at, reader);
    if (parts.width == 0 || parts.height == 0 || channels == 0)
        reader.fail(QStringLiteral("the sizes of the scene are missing"));
    if (reader.error()) return *reader.error();
    const std::int64_t rows = std::int64_t{parts.height} * parts.samples;
    if (auto error = whyTooManyPixels(parts.width, rows, limits)) return *error;
    if (pictureRows != 0 && pictureRows != parts.height && pictureRows != rows)
        return malformed("session.json: " + at.toStdString() +
                         "picture_rows fits neither one sample nor all");

    auto labels = readArray(archive, place.folder + kLabels, 'u', 1,
                            {parts.samples, parts.height, parts.width}, limits);
    if (!labels) return labels.error();
    parts.labels = std::make_shared<const Labels>(std::move(labels).value());
    auto logits = readPlanes(archive, place.folder + kLogits, parts, channels, limits);
    if (!logits) return logits.error();
    parts.logits = *logits;
    if (isSoft) {
        auto soft = readPlanes(archive, place.folder + kSoftTarget, parts, channels, limits);
        if (!soft) return soft.error();
        parts.softTarget = *soft;
    }
    if (pictureRows > 0)
        if (auto error = readPictureInto(archive, place.folder, pictureRows, limits, parts))
            return *error;
    const auto labelCount = static_cast<std::size_t>(std::max(channels, 2));
    if (parts.classes.size() > labelCount)
        return malformed("session.json: " + at.toStdString() +
                         "classes names more classes than there are");
    return Scene::make(std::move(parts));
}

}  // namespace lossglass

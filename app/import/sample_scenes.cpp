// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/sample_scenes.h"

#include "app/import/input_file.h"
#include "app/import/qt_pictures.h"
#include "app/import/scene_builder.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

// The macro declares a function, so it must stand outside every namespace. In a static library
// nothing else refers to the resource, and the linker would drop it.
static void registerAppResources() {
    Q_INIT_RESOURCE(app);
}

namespace lossglass {

namespace {

QString folderOf(const QString& id) {
    static const bool once = (registerAppResources(), true);
    Q_UNUSED(once);
    return ":/samples/" + id;
}

Result<QJsonObject> readMeta(const QString& folder) {
    const QString path = folder + "/meta.json";
    const auto bytes = readInputBytes(path, {});
    if (!bytes) return bytes.error();
    QJsonParseError problem;
    const auto document =
        QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(bytes->data()),
                                           static_cast<qsizetype>(bytes->size())),
                                &problem);
    if (!document.isObject())
        return Error{ErrorCode::Malformed,
                     "no description of a sample: " + problem.errorString().toStdString(),
                     path.toStdString()};
    return document.object();
}

/// prediction.png, or prediction_0.png and so on for as long as they follow each other.
QStringList predictionFiles(const QString& folder) {
    if (QFile::exists(folder + "/prediction.png")) return {folder + "/prediction.png"};
    QStringList files;
    while (QFile::exists(folder + QString("/prediction_%1.png").arg(files.size())))
        files << folder + QString("/prediction_%1.png").arg(files.size());
    return files;
}

std::vector<ClassInfo> classesOf(const QJsonObject& meta) {
    const QJsonArray names = meta["class_names"].toArray();
    const QJsonArray colours = meta["palette"].toArray();
    std::vector<ClassInfo> classes;
    for (qsizetype k = 0; k < names.size(); ++k) {
        const QString colour = colours.at(k).toString("#808080").mid(1);
        classes.push_back({names.at(k).toString().toStdString(), colour.toUInt(nullptr, 16)});
    }
    return classes;
}

ImportOptions optionsOf(const QJsonObject& meta) {
    ImportOptions options;
    options.predictionIs = PredictionKind::Probabilities;
    if (meta["mask_encoding"].toString() == "index8_ignore255")
        options.ignore = {IgnoreRule::Kind::Value, 255};
    return options;
}

}  // namespace

QStringList sampleIds() {
    return {"nuclei_tissue", "retina_vessels", "ms_lesion", "dubai_aerial", "astronaut"};
}

QString sampleTitle(const QString& id) {
    const auto meta = readMeta(folderOf(id));
    return meta ? meta->value("title").toString() : QString();
}

Result<SampleScene> loadSample(const QString& id) {
    return loadSampleFolder(folderOf(id));
}

Result<SampleScene> loadSampleFolder(const QString& folder) {
    const auto meta = readMeta(folder);
    if (!meta) return meta.error();
    const QStringList predictions = predictionFiles(folder);
    if (predictions.isEmpty())
        return Error{ErrorCode::NotFound, "the sample has no prediction.png", folder.toStdString()};
    const auto built = importScene(folder + "/mask.png", predictions, optionsOf(*meta));
    if (!built) return built.error();
    auto picture = readPhotograph(folder + "/image.png");
    if (!picture) return picture.error();

    const auto text = [&](const char* key) { return meta->value(QLatin1String(key)).toString(); };
    SampleScene sample{text("id"),      text("title"),       text("case"),           text("source"),
                       text("licence"), text("attribution"), text("prediction_how"), {},
                       built->notices};
    SceneParts<float> parts = built->scene.cast<float>().parts();
    parts.picture = std::make_shared<const Picture>(std::move(picture).value());
    parts.classes = classesOf(*meta);
    auto scene = Scene::make(std::move(parts));
    if (!scene) return scene.error();
    sample.scene = std::move(scene).value();
    return sample;
}

}  // namespace lossglass

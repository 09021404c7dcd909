// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/benchmark/app_benchmark_tasks.h"

#include "app/import/input_file.h"
#include "app/import/scene_builder.h"
#include "losslib/formats/npy.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>

#include <cstring>
#include <memory>

namespace lossglass {

namespace {

/// Writes a scene's mask or prediction to a path; false when it cannot.
using Write = bool (*)(const Scene& scene, const QString& path);

bool writePicture(const Scene& scene, const QString& path) {
    QImage image(scene.width(), scene.height(), QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(image.scanLine(y),
                    scene.labels().data() + static_cast<std::size_t>(y) * scene.width(),
                    static_cast<std::size_t>(scene.width()));
    return image.save(path);
}

bool writePrediction(const Scene& scene, const QString& path) {
    const std::int64_t shape[] = {scene.channels(), scene.height(), scene.width()};
    const auto count = static_cast<std::size_t>(scene.logits().size());
    return !writeNpy(path.toStdString(), shape, std::span(scene.logits().data(), count));
}

bool writeTable(const Scene& scene, const QString& path) {
    QByteArray text;
    for (std::size_t i = 0; i < scene.labels().size(); ++i) {
        text += static_cast<char>('0' + scene.labels()[i]);
        text += (i + 1) % static_cast<std::size_t>(scene.width()) == 0 ? '\n' : ',';
    }
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// NIfTI-1 in one file: a header of 348 bytes, four bytes that announce no extension, the voxels.
bool writeNifti(const Scene& scene, const QString& path) {
    QByteArray bytes(352, '\0');
    const auto put = [&](int at, auto value) {
        std::memcpy(bytes.data() + at, &value, sizeof value);
    };
    put(0, std::int32_t{348});
    put(40, std::int16_t{2});
    put(42, static_cast<std::int16_t>(scene.width()));
    put(44, static_cast<std::int16_t>(scene.height()));
    for (int axis = 3; axis < 8; ++axis)
        put(40 + 2 * axis, std::int16_t{1});
    put(70, std::int16_t{2});  // unsigned bytes
    put(72, std::int16_t{8});
    for (int axis = 0; axis < 8; ++axis)
        put(76 + 4 * axis, 1.0f);
    put(108, 352.0f);
    std::memcpy(bytes.data() + 344, "n+1", 3);
    bytes.append(reinterpret_cast<const char*>(scene.labels().data()),
                 static_cast<qsizetype>(scene.labels().size()));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

BenchmarkTask load(const QString& ending, Write write) {
    return {"load:" + ending.toStdString(), [=](const Scene& scene) -> std::function<void()> {
                const auto folder = std::make_shared<QTemporaryDir>();
                const QString path = folder->filePath("scene." + ending);
                if (!write(scene, path) || !openInputFile(path)) return {};
                return [=, keep = folder] { static_cast<void>(openInputFile(path)); };
            }};
}

BenchmarkTask loadScene() {
    return {"load:scene", [](const Scene& scene) -> std::function<void()> {
                const auto folder = std::make_shared<QTemporaryDir>();
                const QString mask = folder->filePath("mask.png");
                const QString prediction = folder->filePath("prediction.npy");
                if (!writePicture(scene, mask) || !writePrediction(scene, prediction)) return {};
                if (!importScene(mask, {prediction})) return {};
                return [=, keep = folder] { static_cast<void>(importScene(mask, {prediction})); };
            }};
}

}  // namespace

std::vector<BenchmarkTask> fileBenchmarkTasks(int classes) {
    std::vector<BenchmarkTask> tasks{load("npy", writePrediction), loadScene()};
    // A mask is the same for any number of channels.
    if (classes > 1) return tasks;
    for (const char* ending : {"png", "pgm", "bmp"})
        tasks.push_back(load(ending, writePicture));
    tasks.push_back(load("csv", writeTable));
    tasks.push_back(load("nii", writeNifti));
    return tasks;
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/writers/array_saving.h"

#include "app/export/writers/png_writer.h"
#include "losslib/formats/npy.h"
#include "losslib/formats/tiff_writer.h"
#include "losslib/prediction/workspace.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <optional>

namespace lossglass {

namespace {

const char* describeArray(SavedArray what) {
    switch (what) {
        case SavedArray::Target:
            return "target";
        case SavedArray::Logits:
            return "logits";
        case SavedArray::Probabilities:
            return "probabilities";
        case SavedArray::PixelLoss:
            return "loss per pixel";
        case SavedArray::LogitGradient:
            return "gradient by the logits, dL/dz";
        default:
            return "gradient by the probabilities, dL/dp";
    }
}

/// One thing to write, and where it goes.
template <class Real>
struct Job {
    QString path;
    SavedArray what;
    const BasicScene<Real>& scene;
    Planes<Real> planes{};  ///< none for labels

    bool isLabels() const { return planes.rows() == 0; }
    std::int64_t perSample() const { return std::int64_t{scene.width()} * scene.height(); }
    std::filesystem::path file() const { return QFile::encodeName(path).toStdString(); }
};

template <class Real>
Planes<Real> probabilitiesOf(const BasicScene<Real>& scene) {
    const Workspace<Real> work(scene);
    Planes<Real> p(work.channels(), static_cast<Eigen::Index>(work.pixels()));
    for (int c = 0; c < work.channels(); ++c)
        work.fillP(c, 0, work.pixels(), p.row(c).data());
    return p;
}

template <class Real>
Planes<Real> planesOf(SavedArray what, const BasicScene<Real>& scene,
                      const Evaluation<Real>* evaluation) {
    switch (what) {
        case SavedArray::Target:
            return scene.hasSoftTarget() ? scene.softTarget() : Planes<Real>();
        case SavedArray::Logits:
            return scene.logits();
        case SavedArray::Probabilities:
            return probabilitiesOf(scene);
        case SavedArray::PixelLoss:
            return evaluation ? evaluation->pixelLoss : Planes<Real>();
        case SavedArray::LogitGradient:
            return evaluation ? evaluation->logitGradient : Planes<Real>();
        default:
            return evaluation ? evaluation->probabilityGradient : Planes<Real>();
    }
}

/// N x C x H x W, without N for one sample; labels and the pixel loss have no C.
template <class Real>
std::vector<std::int64_t> shapeOf(const Job<Real>& job) {
    std::vector<std::int64_t> shape;
    if (job.scene.samples() > 1) shape.push_back(job.scene.samples());
    if (!job.isLabels() && job.what != SavedArray::PixelLoss) shape.push_back(job.planes.rows());
    shape.insert(shape.end(), {job.scene.height(), job.scene.width()});
    return shape;
}

template <class Real>
Result<SavedFiles> saveNpy(const Job<Real>& job) {
    const auto shape = shapeOf(job);
    std::optional<Error> error;
    if (job.isLabels()) {
        error = writeNpy(job.file(), shape, std::span<const std::uint8_t>(job.scene.labels()));
    } else {
        // Planes hold a channel of all samples together, the file a sample with all its channels.
        const Planes<Real>& planes = job.planes;
        std::vector<Real> values;
        values.reserve(static_cast<std::size_t>(planes.size()));
        for (int n = 0; n < job.scene.samples(); ++n)
            for (Eigen::Index c = 0; c < planes.rows(); ++c) {
                const Real* from = planes.row(c).data() + n * job.perSample();
                values.insert(values.end(), from, from + job.perSample());
            }
        error = writeNpy(job.file(), shape, std::span<const Real>(values));
    }
    if (error) return std::move(*error);
    return SavedFiles{{job.path}, {}};
}

template <class Real>
Result<SavedFiles> saveTiff(const Job<Real>& job) {
    TiffPlanes tiff{job.scene.width(),
                    job.scene.height(),
                    job.isLabels() ? 1 : static_cast<int>(job.planes.rows()),
                    job.scene.samples(),
                    describeArray(job.what),
                    nullptr};
    if (job.isLabels())
        tiff.at = [&](int, std::int64_t pixel) {
            return static_cast<float>(job.scene.labels()[static_cast<std::size_t>(pixel)]);
        };
    else
        tiff.at = [&](int channel, std::int64_t pixel) {
            return static_cast<float>(job.planes(channel, pixel));
        };
    if (auto error = writeTiff(job.file(), tiff)) return std::move(*error);
    SavedFiles saved{{job.path}, {}};
    if (job.scene.samples() > 1)
        saved.notes
            << QStringLiteral("one page for each of the %1 samples").arg(job.scene.samples());
    return saved;
}

/// NAME.png, NAME_1.png for a channel, NAME_s2.png for a sample, NAME_s2_1.png for both.
template <class Real>
QString partName(const Job<Real>& job, int sample, Eigen::Index channel) {
    const QFileInfo info(job.path);
    QString name = info.completeBaseName();
    if (job.scene.samples() > 1) name += QStringLiteral("_s%1").arg(sample);
    if (job.planes.rows() > 1) name += QStringLiteral("_%1").arg(channel);
    const QString folder = job.path.chopped(info.fileName().size());
    return folder + name + "." + info.suffix();
}

template <class Real>
SampleScale scaleOf(const Job<Real>& job) {
    const bool isShare = job.what == SavedArray::Probabilities || job.what == SavedArray::Target;
    if (isShare) return {};
    double least = 0, most = 0;
    for (Eigen::Index i = 0; i < job.planes.size(); ++i) {
        const double value = job.planes.data()[i];
        if (!std::isfinite(value)) continue;  // the writer names its place
        least = std::min(least, value);
        most = std::max(most, value);
    }
    return SampleScale::forRange(least, most);
}

template <class Real>
Result<SavedFiles> savePng(const Job<Real>& job) {
    const PngSize size{job.scene.width(), job.scene.height()};
    const SampleScale scale = scaleOf(job);
    SavedFiles saved;
    for (int n = 0; n < job.scene.samples(); ++n) {
        const std::int64_t first = n * job.perSample();
        for (Eigen::Index c = 0; c < std::max<Eigen::Index>(job.planes.rows(), 1); ++c) {
            const QString path = partName(job, n, c);
            auto error = job.isLabels() ? writeLabelPng(path, job.scene.labels().data() + first,
                                                        size, job.scene.classes())
                                        : writeGreyPng(
                                              path,
                                              [&](std::int64_t pixel) -> double {
                                                  return job.planes(c, first + pixel);
                                              },
                                              size, scale, describeArray(job.what));
            if (error) return std::move(*error);
            saved.files << path;
        }
    }
    if (!job.isLabels()) saved.notes << QStringLiteral("16 bits: ") + scale.text();
    return saved;
}

Error whyNothing(const QString& path, SavedArray what) {
    return {ErrorCode::Unsupported,
            what == SavedArray::PixelLoss
                ? "the loss depends on the whole picture: it has no loss per pixel to save"
                : "there is no " + std::string(describeArray(what)) + " to save",
            path.toStdString()};
}

/// Losses that are no sum over pixels leave the map at 0: the mean over the valid pixels tells.
template <class Real>
bool isSumOverPixels(const BasicScene<Real>& scene, const Evaluation<Real>& evaluation) {
    if (evaluation.undefined) return true;
    double sum = 0;
    std::int64_t valid = 0;
    for (std::size_t i = 0; i < scene.labels().size(); ++i) {
        if (scene.labels()[i] == kIgnored) continue;
        ++valid;
        sum += evaluation.pixelLoss(0, static_cast<Eigen::Index>(i));
    }
    const double mean = valid > 0 ? sum / static_cast<double>(valid) : 0;
    return !(std::abs(mean - evaluation.value) > 1e-4 * std::abs(evaluation.value) + 1e-7);
}

template <class Real>
Result<SavedFiles> saveJob(const Job<Real>& job) {
    const QString suffix = QFileInfo(job.path).suffix().toLower();
    if (suffix == "npy") return saveNpy(job);
    if (suffix == "png") return savePng(job);
    if (suffix == "tif" || suffix == "tiff") return saveTiff(job);
    return Error{ErrorCode::Usage,
                 "the name must end in ." + savedArraySuffixes().join(" or .").toStdString(),
                 job.path.toStdString()};
}

}  // namespace

QStringList savedArraySuffixes() {
    return {"npy", "png", "tif", "tiff"};
}

template <class Real>
Result<SavedFiles> saveArray(const QString& path, SavedArray what, const BasicScene<Real>& scene,
                             const Evaluation<Real>* evaluation) {
    const Job<Real> job{path, what, scene, planesOf(what, scene, evaluation)};
    if (what != SavedArray::Target && job.isLabels()) return whyNothing(path, what);
    if (what == SavedArray::PixelLoss && !isSumOverPixels(scene, *evaluation))
        return whyNothing(path, what);
    auto saved = saveJob(job);
    if (!saved || what != SavedArray::Target || !scene.hasSoftTarget()) return saved;
    const auto ignored = std::count(scene.labels().begin(), scene.labels().end(), kIgnored);
    if (ignored == 0) return saved;
    SavedFiles files = std::move(saved).value();
    files.notes
        << QStringLiteral("soft planes do not say which %1 pixels are ignored").arg(ignored);
    return files;
}

template Result<SavedFiles> saveArray(const QString&, SavedArray, const BasicScene<float>&,
                                      const Evaluation<float>*);
template Result<SavedFiles> saveArray(const QString&, SavedArray, const BasicScene<double>&,
                                      const Evaluation<double>*);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/scene_opener.h"

#include "app/import/batch_import.h"
#include "app/import/qt_pictures.h"
#include "app/import/sample_scenes.h"
#include "app/import/scene_builder.h"
#include "app/import/scene_checks.h"
#include "app/import/window_sentences.h"
#include "app/session/open_session.h"
#include "losslib/formats/sizes.h"
#include "losslib/scene/samples.h"

#include <QFileInfo>

#include <array>

namespace lossglass {

namespace {

ImportedTarget targetOf(const Scene& scene) {
    ImportedTarget target;
    target.width = scene.width();
    target.height = scene.height();
    target.samples = scene.samples();
    target.labels = scene.labels();
    if (scene.hasSoftTarget()) target.soft = scene.softTarget().cast<double>();
    for (const std::uint8_t label : scene.labels())
        if (label != kIgnored) target.maxLabel = std::max(target.maxLabel, int{label});
    return target;
}

/// Logits of the present scene as a prediction that was read.
ImportedPrediction predictionOf(const Scene& scene) {
    ImportedPrediction prediction;
    prediction.width = scene.width();
    prediction.height = scene.height();
    prediction.samples = scene.samples();
    prediction.channels = scene.channels();
    prediction.values = scene.logits().cast<double>();
    prediction.kind = PredictionKind::Logits;
    return prediction;
}

ImportedPrediction undecided(const ImportedTarget& target, const ImportOptions& options) {
    ImportedPrediction prediction;
    prediction.width = target.width;
    prediction.height = target.height;
    prediction.samples = target.samples;
    const auto planes = static_cast<int>(target.soft.rows());
    const int classes = options.classCount.value_or(target.maxLabel + 1);
    prediction.channels = target.isSoft() ? planes : classes > 2 ? classes : 1;
    prediction.values.setZero(prediction.channels, static_cast<Eigen::Index>(target.labels.size()));
    prediction.kind = PredictionKind::Logits;
    return prediction;
}

/// Planes of many classes take more memory than the file that they belong to.
std::optional<Error> whyTooMany(const ImportedTarget& target, const ImportOptions& options) {
    const int classes = options.classCount.value_or(target.maxLabel + 1);
    const std::array<std::int64_t, 3> sizes{classes,
                                            static_cast<std::int64_t>(target.labels.size()), 8};
    return whyTooLarge(checkedProduct(sizes), options.read.limits,
                       "a prediction of " + std::to_string(classes) + " classes");
}

Error noTarget(const QString& path) {
    return {
        ErrorCode::Mismatch,
        SceneOpener::tr("there is no target that it could belong to: open one first").toStdString(),
        path.toStdString()};
}

/// Picture and class names of the old scene where they still fit; names asked for stand above.
Scene withTrimmings(const SceneD& scene, const Scene& old, const ImportOptions& options) {
    SceneParts<float> parts = scene.cast<float>().parts();
    if (!old.isEmpty() && old.width() == scene.width() && old.height() == scene.height() &&
        old.samples() == scene.samples()) {
        parts.picture = old.picture();
        if (old.labelCount() == scene.labelCount()) parts.classes = old.classes();
        applyLooks(options.classLooks, parts.classes);
    }
    return std::move(Scene::make(std::move(parts))).value();
}

}  // namespace

SceneOpener::SceneOpener(Document& document, QObject* parent)
    : QObject(parent), m_document(document) {}

SceneOpener::~SceneOpener() {
    m_pool.clear();
    m_pool.waitForDone();
}

void SceneOpener::start(Work work) {
    const quint64 ticket = ++m_ticket;
    ++m_running;
    // The destructor waits for the pool, so `this` is there; what is posted to it goes with it.
    m_pool.start([this, ticket, work = std::move(work)] {
        auto outcome = std::make_shared<const Result<Outcome>>(work());
        QMetaObject::invokeMethod(
            this, [this, ticket, outcome] { finish(ticket, *outcome); }, Qt::QueuedConnection);
    });
}

void SceneOpener::finish(quint64 ticket, const Result<Outcome>& outcome) {
    --m_running;
    if (ticket != m_ticket) return;
    if (!outcome) {
        emit failed(sentenceForWindow(describe(outcome.error())));
        return;
    }
    if (outcome->session)
        emit sessionOpened(*outcome->session, outcome->sessionPath);
    else if (outcome->title.isEmpty())
        m_document.edit(outcome->scene, outcome->action);
    else
        m_document.load(outcome->scene, outcome->title, outcome->action);
    if (outcome->firstAdded >= 0) emit samplesAdded(outcome->firstAdded);
    emit opened(outcome->notices);
}

Result<std::optional<SceneOpener::Outcome>> SceneOpener::sessionOutcome(const QString& path) {
    auto opened = lossglass::openSession(path);
    if (!opened) return opened.error();
    if (!*opened) return std::optional<Outcome>();
    Outcome outcome;
    outcome.notices = (*opened)->notices;
    outcome.session = std::make_shared<const OpenedSession>(std::move(*std::move(opened).value()));
    outcome.sessionPath = path;
    return std::optional<Outcome>(std::move(outcome));
}

void SceneOpener::openSample(const QString& id) {
    start([id]() -> Result<Outcome> {
        auto sample = loadSample(id);
        if (!sample) return sample.error();
        return Outcome{sample->scene, sample->title, {}, {}};
    });
}

void SceneOpener::openOwnScene(const QString& path) {
    start([path]() -> Result<Outcome> {
        auto opened = lossglass::openSession(path);
        if (!opened) return opened.error();
        if (!*opened)
            return Error{ErrorCode::NotFound, tr("there is no scene in this file").toStdString(),
                         path.toStdString()};
        const Session& session = (*opened)->session;
        return Outcome{session.scene, session.title, {}, {}};
    });
}

void SceneOpener::openScene(const QString& target, const QStringList& predictions,
                            const ImportOptions& options, const QString& picture) {
    start([target, predictions, options, picture]() -> Result<Outcome> {
        auto built = importScene(target, predictions, options);
        if (!built) return built.error();
        if (auto error = whyNotFloat(built->scene)) return *error;
        Outcome outcome{withTrimmings(built->scene, {}, options),
                        QFileInfo(target).fileName(),
                        {},
                        sentencesForWindow(built->notices)};
        return withPicture(std::move(outcome), picture);
    });
}

void SceneOpener::openBatch(const ImportFiles& files, const ImportOptions& options) {
    start([files, options]() -> Result<Outcome> {
        auto built = importBatch(files, options);
        if (!built) return built.error();
        if (auto error = whyNotFloat(built->scene)) return *error;
        const QString title = tr("%1 and samples like it").arg(QFileInfo(files.target).fileName());
        return Outcome{withTrimmings(built->scene, {}, options),
                       title,
                       {},
                       sentencesForWindow(built->notices)};
    });
}

void SceneOpener::openSession(const QString& path) {
    start([path]() -> Result<Outcome> {
        auto opened = sessionOutcome(path);
        if (!opened) return opened.error();
        if (*opened) return *std::move(opened).value();
        return Error{ErrorCode::Unsupported, tr("there is no session in this file").toStdString(),
                     path.toStdString()};
    });
}

void SceneOpener::openTarget(const QString& path, const ImportOptions& options,
                             const QString& picture) {
    start([path, options, picture, old = m_document.scene()]() -> Result<Outcome> {
        if (auto opened = sessionOutcome(path); !opened || *opened) {
            if (!opened) return opened.error();
            return *std::move(opened).value();
        }
        const auto target = importTarget(path, options);
        if (!target) return target.error();
        QStringList notices = sentencesForWindow(target->notices);
        const bool fits = !old.isEmpty() && old.width() == target->width &&
                          old.height() == target->height && old.samples() == target->samples &&
                          target->maxLabel < old.labelCount() &&
                          options.classCount.value_or(old.labelCount()) == old.labelCount() &&
                          (!target->isSoft() || target->soft.rows() == old.channels());
        ImportOptions looks;
        looks.classCount = options.classCount;
        looks.classLooks = looksOf(*target, options);
        if (auto error = fits ? std::nullopt : whyTooMany(*target, options)) {
            error->where = path.toStdString();
            return *error;
        }
        auto built =
            buildScene(*target, fits ? predictionOf(old) : undecided(*target, options), looks);
        if (!built) return built.error();
        const QString name = QFileInfo(path).fileName();
        if (fits)
            return withPicture(Outcome{withTrimmings(built->scene, old, looks),
                                       {},
                                       tr("opening of target %1").arg(name),
                                       notices},
                               picture);
        notices.prepend(tr("The prediction does not fit the new target (%1 × %2): p is even over "
                           "the classes until you open one.")
                            .arg(target->width)
                            .arg(target->height));
        return withPicture(Outcome{withTrimmings(built->scene, {}, looks), name, {}, notices},
                           picture);
    });
}

void SceneOpener::openPrediction(const QStringList& paths, const ImportOptions& options) {
    start([paths, options, old = m_document.scene()]() -> Result<Outcome> {
        if (old.isEmpty()) return noTarget(paths.first());
        ImportOptions fitted = options;
        fitted.leastClasses = old.labelCount();
        auto prediction =
            importPrediction(paths, PictureGrid{old.width(), old.height(), old.samples()}, fitted);
        if (!prediction) return prediction.error();
        auto built = buildScene(targetOf(old), std::move(prediction).value(), options);
        if (!built) {
            Error error = built.error();
            if (error.where.empty()) error.where = paths.first().toStdString();
            return error;
        }
        if (auto error = whyNotFloat(built->scene)) return *error;
        QStringList notices =
            sentencesForWindow(prediction->notices) + sentencesForWindow(built->notices);
        notices.removeDuplicates();
        return Outcome{withTrimmings(built->scene, old, options),
                       {},
                       tr("opening of prediction %1").arg(QFileInfo(paths.first()).fileName()),
                       notices};
    });
}

Result<SceneOpener::Outcome> SceneOpener::withPicture(Outcome outcome, const QString& path) {
    if (path.isEmpty()) return outcome;
    auto picture = readPhotograph(path);
    if (!picture) return picture.error();
    const Scene& scene = outcome.scene;
    if (picture->width != scene.width() || picture->height != scene.height())
        return Error{ErrorCode::Mismatch,
                     tr("the picture is %1 × %2 (width × height), the scene %3 × %4")
                         .arg(picture->width)
                         .arg(picture->height)
                         .arg(scene.width())
                         .arg(scene.height())
                         .toStdString(),
                     path.toStdString()};
    SceneParts<float> parts = scene.parts();
    parts.picture = std::make_shared<const Picture>(std::move(picture).value());
    auto made = Scene::make(std::move(parts));
    if (!made) return made.error();
    outcome.scene = *made;
    return outcome;
}

void SceneOpener::openPicture(const QString& path) {
    start([path, old = m_document.scene()]() -> Result<Outcome> {
        if (old.isEmpty()) return noTarget(path);
        return withPicture(
            Outcome{old, {}, tr("opening of picture %1").arg(QFileInfo(path).fileName()), {}},
            path);
    });
}

void SceneOpener::addSamples(const QString& target, const QStringList& predictions,
                             const ImportOptions& options) {
    start([target, predictions, options, old = m_document.scene()]() -> Result<Outcome> {
        if (old.isEmpty()) return noTarget(target);
        ImportOptions fitted = options;
        fitted.leastClasses = old.labelCount();
        auto built = importScene(target, predictions, fitted);
        if (!built) return built.error();
        if (auto error = whyNotFloat(built->scene)) return *error;
        SceneParts<float> parts = built->scene.cast<float>().parts();
        // Files know no class names: the batch's own hold.
        if (built->scene.labelCount() == old.labelCount()) parts.classes = old.classes();
        const auto batch = stackSamples<float>({old, Scene::make(std::move(parts)).value()});
        if (!batch) {
            Error error = batch.error();
            error.where = target.toStdString();
            return error;
        }
        const QString name = QFileInfo(target).fileName();
        return Outcome{*batch,
                       {},
                       tr("adding of samples %1").arg(name),
                       sentencesForWindow(built->notices),
                       old.samples()};
    });
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_review.h"

#include "app/import/batch_import.h"
#include "app/import/colour_labels.h"
#include "app/import/predicted_labels.h"
#include "app/import/review_effects.h"
#include "app/import/reviewed_file.h"
#include "app/import/scene_builder.h"
#include "app/import/scene_checks.h"
#include "app/import/window_sentences.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportReview)
};

/// A colour picture says nothing without a table: the one that fits is proposed.
void proposeColours(const FileContent& content, ImportOptions& options) {
    if (!options.colours.isEmpty() || !options.targetLayout.axes.empty()) return;
    const auto picture = colourPicture(content);
    if (!picture || interpretTarget(content, options, Keep::ForReview)) return;  // R = G = B
    options.colours = fittingColourTable(*picture);
}

/// The value whose meaning was decided, and why it was; what the person said needs no reason.
void explain(ReviewedTarget& target, int classes, const ValueMeanings& given) {
    const auto number = [](std::int64_t value) { return QString::number(value); };
    const auto& values = target.read.meanings;
    if (target.read.byColour) {
        target.question = Text::tr("Why these colours are these classes");
        target.reason = target.colours == "auto"
                            ? Text::tr(
                                  "No known table has all of these colours, so they are "
                                  "numbered by their values. Not certain: nothing in the "
                                  "file says which class a colour means.")
                            : Text::tr(
                                  "All colours stand in the table “%1”. Other tables may "
                                  "have them as well.")
                                  .arg(target.colours);
        return;
    }
    for (const LabelValue& each : values) {
        if (each.label != kIgnored || given.contains(each.value)) continue;
        target.asked = each.value;
        target.question = Text::tr("Why %1 is read as “ignored”").arg(number(each.value));
        target.reason =
            target.read.marksIgnored && each.value == kIgnored
                ? Text::tr("The file says so: it was written with its ignored pixels as 255.")
            : each.value < 0
                ? Text::tr("No class is negative, and libraries leave such pixels out.")
            : classes == 0
                ? Text::tr(
                      "It stands beside other labels (%1 values in all), and 255 is the usual "
                      "mark of ignored pixels. Not certain: nothing in the file says so.")
                      .arg(values.size())
                : Text::tr(
                      "It stands beside other labels (%1 values in all), the prediction has "
                      "%2 classes, and 255 is the usual mark of ignored pixels. Not certain: "
                      "nothing in the file says so.")
                      .arg(values.size())
                      .arg(classes);
        return;
    }
    for (const LabelValue& each : values) {
        if (!each.label || *each.label == each.value || given.contains(each.value)) continue;
        target.asked = each.value;
        target.question =
            Text::tr("Why %1 is read as class %2").arg(number(each.value), number(*each.label));
        target.reason = values.size() <= 2
                            ? Text::tr(
                                  "Only two values occur, and black and white is how masks "
                                  "of one class are usually stored.")
                            : Text::tr(
                                  "A lossy format has smeared the values: each is taken as "
                                  "the nearest that is frequent.");
        return;
    }
}

bool wasDecided(const ReviewedTarget& target) {
    const bool other = std::any_of(
        target.read.meanings.begin(), target.read.meanings.end(), [&](const LabelValue& each) {
            if (target.read.marksIgnored && each.value == kIgnored) return false;
            return each.label && (*each.label == kIgnored || *each.label != each.value);
        });
    return other || target.read.byColour || target.file.parts.leaveAChoice() ||
           target.file.layouts.size() > 1;
}

/// The same for targets that want the same answers.
QString kindOf(const ReviewedTarget& target, const FileContent& content) {
    QStringList values;
    for (const LabelValue& each : target.read.meanings)
        if (values.size() < 32) values << QString::number(each.value);
    return QStringLiteral("target/%1/%2/%3")
        .arg(QString::fromStdString(target.file.format), typeText(content),
             target.read.byColour ? "colours" : values.join(','));
}

ReviewedTarget reviewTarget(const InputFile& file, const QString& path, ImportOptions& options) {
    ReviewedTarget target;
    target.file = reviewedFile(file, path);
    const auto* picture = std::get_if<PictureSamples>(&file.content);
    target.hasColours = (picture && hasColours(*picture)) || colourPicture(file.content);
    proposeColours(file.content, options);
    target.colours = options.colours;
    auto read = interpretTarget(file.content, options, Keep::ForReview);
    if (!read) {
        target.file.error = read.error();
    } else {
        target.read = std::move(read).value();
        target.file.error = target.read.problem;
        target.file.notices = sentencesForWindow(target.read.notices);
    }
    if (!target.read.byColour)
        target.file.layouts = possibleLayouts(file.content, {}, ReadAs::Target);
    // Whole numbers in several planes are labels of several samples.
    if (target.read.samples > 1 && !target.read.isSoft() && options.targetLayout.axes.empty())
        moveToFront(target.file.layouts, "NHW");
    if (const auto* array = std::get_if<NumericArray>(&file.content);
        array && !array->axes.empty() && options.targetLayout.axes.empty())
        moveToFront(target.file.layouts, array->axes);
    target.file.decided = wasDecided(target);
    target.file.kind = kindOf(target, file.content);
    return target;
}

StoredNumbers storedNumbers(const std::vector<FileContent>& contents,
                            const ImportOptions& options) {
    StoredNumbers stored{std::numeric_limits<double>::infinity(),
                         -std::numeric_limits<double>::infinity(), options.divisor.value_or(1),
                         typeText(contents.front())};
    const auto note = [&](double value) {
        if (!std::isfinite(value)) return;
        stored.least = std::min(stored.least, value);
        stored.most = std::max(stored.most, value);
    };
    for (const FileContent& content : contents) {
        if (const auto* array = std::get_if<NumericArray>(&content)) {
            std::for_each(array->values.begin(), array->values.end(), note);
            continue;
        }
        const auto& picture = std::get<PictureSamples>(content);
        std::for_each(picture.samples.begin(), picture.samples.end(), note);
        stored.divisor = options.divisor.value_or(picture.largest());
    }
    return stored;
}

/// A mask in the place of a prediction is proposed as class labels.
void proposeLabels(const std::vector<FileContent>& contents, ImportOptions& options) {
    const bool isDecided = options.predictionIs || options.labelConfidence || options.divisor;
    if (isDecided || contents.size() != 1 || !looksLikeLabels(contents.front())) return;
    options.labelConfidence = kUsualConfidence;
    proposeColours(contents.front(), options);
}

ReviewedPrediction reviewPrediction(std::vector<InputFile> files, const QStringList& paths,
                                    std::optional<PictureGrid> grid, ImportOptions& options) {
    ReviewedPrediction prediction;
    prediction.file = reviewedFile(files.front(), paths.front());
    if (paths.size() > 1)
        prediction.file.name += QStringLiteral(" … ") + QFileInfo(paths.last()).fileName();
    std::vector<FileContent> contents;
    for (InputFile& file : files)
        contents.push_back(std::move(file.content));
    proposeLabels(contents, options);
    prediction.file.layouts = possibleLayouts(
        contents.front(), grid, options.labelConfidence ? ReadAs::Target : ReadAs::Prediction);
    prediction.stored = storedNumbers(contents, options);
    const QString type = typeText(contents.front());
    ImportOptions all = options;
    all.channels.clear();
    auto stored = options.channels.empty() ? Result<ImportedPrediction>(Error{})
                                           : interpretPrediction(contents, grid, all);
    auto read = interpretPrediction(std::move(contents), grid, options);
    if (!read) {
        prediction.file.error = read.error();
        prediction.storedChannels = stored ? stored->channels : 1;
        return prediction;
    }
    prediction.read = std::move(read).value();
    prediction.storedChannels = stored ? stored->channels : prediction.read.channels;
    prediction.evidence = evidenceOf(prediction.read, prediction.stored);
    prediction.file.notices = sentencesForWindow(prediction.read.notices);
    prediction.file.decided = !prediction.evidence.isCertain ||
                              prediction.file.layouts.size() > 1 ||
                              prediction.file.parts.leaveAChoice();
    prediction.file.kind = QStringLiteral("prediction/%1/%2/%3/%4")
                               .arg(QString::fromStdString(prediction.file.format), type)
                               .arg(prediction.read.channels)
                               .arg(prediction.read.labelConfidence ? "labels"
                                    : prediction.evidence.isCertain ? "logits"
                                                                    : "inside");
    return prediction;
}

std::optional<Error> whyNoneOf(const ImportReview& review) {
    if (review.target && review.target->file.error) return review.target->file.error;
    if (review.prediction && review.prediction->file.error) return review.prediction->file.error;
    return std::nullopt;
}

/// The target that a prediction alone has to fit.
ImportedTarget targetOfPresent(const Scene& scene) {
    ImportedTarget target;
    target.width = scene.width();
    target.height = scene.height();
    target.samples = scene.samples();
    target.labels = scene.labels();
    if (scene.hasSoftTarget()) target.soft = scene.softTarget().cast<double>();
    return target;
}

/// Reads the files; the first that cannot be read is the problem.
std::optional<Error> readAll(ImportReview& review, const Scene& present) {
    const ImportFiles& files = review.files;
    std::optional<PictureGrid> grid;
    if (!present.isEmpty())
        grid = PictureGrid{present.width(), present.height(), present.samples()};
    if (!files.target.isEmpty()) {
        const auto file = openInputFile(files.target, targetChoices(review.options));
        if (!file) return file.error();
        review.target = reviewTarget(*file, files.target, review.options);
        const ImportedTarget& read = review.target->read;
        grid.reset();
        if (read.width > 0) grid = PictureGrid{read.width, read.height, read.samples};
        review.options = optionsBeside(read, review.options);
    } else if (!present.isEmpty()) {
        review.options.leastClasses = present.labelCount();
    }
    std::vector<InputFile> predictions;
    for (const QString& path : files.predictions) {
        auto file = openInputFile(path, predictionChoices(review.options));
        if (!file) return file.error();
        predictions.push_back(std::move(file).value());
    }
    if (!predictions.empty())
        review.prediction =
            reviewPrediction(std::move(predictions), files.predictions, grid, review.options);
    return std::nullopt;
}

}  // namespace

bool ImportReview::asks() const {
    return (target && target->file.decided) || (prediction && prediction->file.decided) ||
           (problem && (target || prediction));
}

std::vector<ClassInfo> classesOf(const ImportReview& review) {
    int count = std::max(2, review.options.classCount.value_or(2));
    if (review.prediction) count = std::max(count, review.prediction->read.channels);
    if (review.target) {
        const ImportedTarget& read = review.target->read;
        count = std::max({count, read.maxLabel + 1, static_cast<int>(read.soft.rows())});
        for (const LabelValue& value : read.meanings)
            if (value.label && *value.label != kIgnored) count = std::max(count, *value.label + 1);
    }
    auto classes = defaultClasses(count);
    applyLooks(
        review.target ? looksOf(review.target->read, review.options) : review.options.classLooks,
        classes);
    return classes;
}

void takeProposals(const ImportOptions& reviewed, ImportOptions& options) {
    options.colours = reviewed.colours;
    options.labelConfidence = reviewed.labelConfidence;
}

ImportReview reviewImport(const ImportFiles& files, const ImportOptions& options,
                          const Scene& present) {
    ImportReview review;
    review.files = files;
    review.options = options;
    std::vector<std::string> agreed;
    BatchTargets targets;
    if (!files.more.empty()) {
        auto read = readTargets(files.samples(), review.options);
        if (read)
            targets = std::move(read).value();
        else
            review.problem = read.error();
        agreeOnTargets(targets, review.options, agreed);
    }
    if (!review.problem) review.problem = readAll(review, present);
    if (review.target) review.target->file.notices += sentencesForWindow(agreed);
    if (!review.problem) review.problem = whyNoneOf(review);
    if (review.target)
        explain(*review.target, review.prediction ? review.prediction->read.channels : 0,
                options.meanings);
    if (!review.problem && !files.more.empty()) {
        const auto batch = importBatch(files, review.options, std::move(targets));
        if (!batch) review.problem = batch.error();
    }
    if (review.problem || !review.prediction) return review;
    const bool own = review.target.has_value();
    if (!own && present.isEmpty()) return review;
    const ImportedTarget target = own ? review.target->read : targetOfPresent(present);
    auto built = buildScene(target, review.prediction->read, review.options);
    if (!built)
        review.problem = built.error();
    else if (auto error = whyNotFloat(built->scene))
        review.problem = error;
    else
        addEffects(review, target, built->scene);
    return review;
}

}  // namespace lossglass

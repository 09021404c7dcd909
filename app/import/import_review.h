// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/evidence.h"
#include "app/import/import_files.h"
#include "app/import/import_options.h"
#include "app/import/prediction.h"
#include "app/import/target.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace lossglass {

/// What there is to say about one file, whatever it is taken for.
struct ReviewedFile {
    QString name;        ///< "mask.png", "prediction_0.png … prediction_4.png"
    QString about;       ///< "304 × 150, 8-bit grey"
    std::string format;  ///< FileFormat::id
    FileParts parts;
    std::vector<std::string> layouts;  ///< axes that its shape can have; one or none: no choice
    QStringList notices;
    std::optional<Error> error;  ///< why it cannot be taken like this
    bool decided = false;        ///< something was decided for the person
    bool isPicture = false;
    QString kind;  ///< the same for files that want the same answers
};

struct ReviewedTarget {
    ReviewedFile file;
    ImportedTarget read;  ///< as far as it could be read
    bool hasColours = false;
    QString colours;          ///< the table in use; empty: none
    QString question;         ///< "Why 255 is read as ignored"
    QString reason;           ///< and the answer
    std::int64_t asked = -1;  ///< the value that the question is about
};

struct ReviewedPrediction {
    ReviewedFile file;
    ImportedPrediction read;
    PredictionEvidence evidence;
    StoredNumbers stored;
    int storedChannels = 1;  ///< before some of them were chosen
};

/// Everything that was decided about files before they become a scene, with the evidence, and what
/// each decision does to the loss. Values only; the window shows it, and asks for another one with
/// other options.
struct ImportReview {
    ImportFiles files;
    ImportOptions options;  ///< those asked for, and what is proposed
    std::optional<ReviewedTarget> target;
    std::optional<ReviewedPrediction> prediction;
    QStringList targetEffects,
        predictionEffects;         ///< "Cross-entropy is 0.424 if ..., 0.562 if ..."
    std::optional<Error> problem;  ///< why no scene comes of it as it stands

    /// Whether a person should look at it: something was decided, or nothing comes of it that other
    /// answers could mend.
    bool asks() const;
};

/// The classes that the files and the options make, with their names and colours.
std::vector<ClassInfo> classesOf(const ImportReview& review);

/// Takes over what a review proposed: a table of colours, class labels.
void takeProposals(const ImportOptions& reviewed, ImportOptions& options);

/// Reads the files and reviews them. `present` is the scene that a prediction alone has to fit.
/// Never fails: what is wrong stands in `problem` and beside the file.
ImportReview reviewImport(const ImportFiles& files, const ImportOptions& options,
                          const Scene& present = {});

}  // namespace lossglass

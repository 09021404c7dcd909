// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/prediction.h"

#include <QString>

#include <vector>

namespace lossglass {

/// One test that speaks for logits or for probabilities.
struct Evidence {
    enum class Speaks { ForProbabilities, ForLogits, NotAtAll };
    QString tested;   ///< "Sum of the 5 planes"
    QString found;    ///< "1 ± 0.00003"
    QString meaning;  ///< "each pixel sums to 1: a softmax"
    Speaks speaks = Speaks::NotAtAll;
};

/// What the tests say together.
struct PredictionEvidence {
    std::vector<Evidence> tests;
    /// "Probabilities of a softmax, 5 classes." and how sure that is.
    QString conclusion, certainty;
    bool isCertain = false;  ///< only one kind is possible, as with values outside 0 to 1
};

/// What the reader of a prediction knows of how its numbers were stored.
struct StoredNumbers {
    double least = 0, most = 0;  ///< finite ones, before anything was divided
    double divisor = 1;          ///< by which they were divided
    QString type;                ///< "16-bit whole numbers", "float32"
};

/// The tests behind "logits or probabilities", with what was found in these numbers.
PredictionEvidence evidenceOf(const ImportedPrediction& prediction, const StoredNumbers& stored);

}  // namespace lossglass

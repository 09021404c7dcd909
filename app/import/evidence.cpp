// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/evidence.h"

#include "app/import/prediction_kind.h"
#include "losslib/formats/number_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {

namespace {

using Speaks = Evidence::Speaks;

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(Evidence)
};

/// The numbers of a prediction, in a few facts.
struct Facts {
    double least = std::numeric_limits<double>::infinity();
    double most = -std::numeric_limits<double>::infinity();
    double largestSumError = 0;  ///< of the channels of a pixel against 1
    std::int64_t negative = 0, ends = 0, all = 0;

    bool isInside() const { return least >= 0 && most <= 1; }
};

Facts factsOf(const ImportedPrediction& prediction) {
    Facts facts;
    const auto& values = prediction.values;
    facts.all = values.size();
    for (Eigen::Index i = 0; i < values.size(); ++i) {
        const double value = values.data()[i];
        if (!std::isfinite(value)) continue;
        facts.least = std::min(facts.least, value);
        facts.most = std::max(facts.most, value);
        facts.negative += value < 0 ? 1 : 0;
        facts.ends += value == 0 || value == 1 ? 1 : 0;
    }
    if (values.rows() > 1) {
        const auto sums = values.colwise().sum().eval();
        facts.largestSumError = (sums - 1).abs().maxCoeff();
    }
    return facts;
}

QString number(double value, int digits) {
    return QString::fromStdString(numberText(value, digits));
}

QString percent(std::int64_t part, std::int64_t all) {
    if (part == 0) return Text::tr("none");
    return number(100.0 * static_cast<double>(part) / static_cast<double>(all), 3) + " %";
}

QString range(double least, double most) {
    return Text::tr("%1 to %2").arg(number(least, 4), number(most, 5));
}

Evidence rangeTest(const ImportedPrediction& prediction, const Facts& facts,
                   const StoredNumbers& stored) {
    const bool inside = facts.isInside();
    QString meaning = inside ? Text::tr("in the range of probabilities")
                             : Text::tr("probabilities lie in 0 to 1");
    if (inside && !prediction.quantised && facts.most - facts.least < 0.5)
        meaning = Text::tr("so are the logits of an unsure model");
    return {stored.divisor == 1 ? Text::tr("Range")
                                : Text::tr("Divided by %1").arg(number(stored.divisor, 6)),
            range(facts.least, facts.most), meaning,
            inside ? Speaks::ForProbabilities : Speaks::ForLogits};
}

Evidence sumTest(const ImportedPrediction& prediction, const Facts& facts, double divisor) {
    const double roundedTo = prediction.quantised ? 1.0 / 255 : divisor > 1 ? 1 / divisor : 0;
    const bool sums = facts.largestSumError <= allowedSumError(prediction.channels, roundedTo);
    return {
        Text::tr("Sum of the %1 planes").arg(prediction.channels),
        QStringLiteral("1 ± %1").arg(facts.largestSumError < 10
                                         ? number(facts.largestSumError, 2)
                                         : QString::number(facts.largestSumError, 'f', 0)),
        sums ? Text::tr("each pixel sums to 1: a softmax") : Text::tr("a softmax would sum to 1"),
        sums ? Speaks::ForProbabilities : Speaks::ForLogits};
}

Evidence endsTest(const ImportedPrediction& prediction, const Facts& facts) {
    const bool isProbability = prediction.kind == PredictionKind::Probabilities;
    QString meaning = Text::tr("ordinary numbers");
    if (isProbability && facts.ends > 0)
        meaning = prediction.quantised
                      ? Text::tr("the logit would be infinite: p is held 1e-7 off")
                      : Text::tr("the logit is infinite: some losses have no value");
    return {Text::tr("Exactly 0 or 1"), percent(facts.ends, facts.all), meaning, Speaks::NotAtAll};
}

QString kindText(const ImportedPrediction& prediction) {
    const bool isProbability = prediction.kind == PredictionKind::Probabilities;
    if (prediction.channels == 1)
        return isProbability ? Text::tr("Probabilities of a sigmoid, one channel.")
                             : Text::tr("Logits of a sigmoid, one channel.");
    return (isProbability ? Text::tr("Probabilities of a softmax, %1 classes.")
                          : Text::tr("Logits of a softmax, %1 classes."))
        .arg(prediction.channels);
}

QString certaintyText(const PredictionEvidence& evidence, int against, bool isStrong) {
    if (evidence.isCertain) return Text::tr("Certain: probabilities have no such values.");
    if (against > 0) return Text::tr("Not certain: tests that speak against it: %1.").arg(against);
    return isStrong ? Text::tr("Evidence is strong.") : Text::tr("Likely, but not certain.");
}

/// What speaks for class labels: nothing that could be decided by numbers alone.
PredictionEvidence labelEvidence(const ImportedPrediction& prediction,
                                 const StoredNumbers& stored) {
    PredictionEvidence evidence;
    const bool isWhole = stored.least >= 0 && stored.most <= 255;
    evidence.tests.push_back({Text::tr("Stored values"), range(stored.least, stored.most),
                              stored.type, Speaks::NotAtAll});
    evidence.tests.push_back({Text::tr("Each pixel"), Text::tr("one class"),
                              isWhole ? Text::tr("a hard mask: how sure the model was is not said")
                                      : Text::tr("colours or values that mean classes"),
                              Speaks::NotAtAll});
    const double rest = (1 - *prediction.labelConfidence) / (prediction.namedClasses - 1);
    evidence.tests.push_back(
        {Text::tr("p of the class named"), number(*prediction.labelConfidence, 6),
         Text::tr("a choice, not a fact; the others have %1 each").arg(number(rest, 4)),
         Speaks::NotAtAll});
    evidence.conclusion = Text::tr("Class labels, %1 classes.").arg(prediction.namedClasses);
    evidence.certainty = Text::tr("Not certain: small whole numbers can be probabilities as well.");
    return evidence;
}

}  // namespace

PredictionEvidence evidenceOf(const ImportedPrediction& prediction, const StoredNumbers& stored) {
    if (prediction.labelConfidence) return labelEvidence(prediction, stored);
    const Facts facts = factsOf(prediction);
    PredictionEvidence evidence;
    evidence.conclusion = kindText(prediction);
    auto& tests = evidence.tests;
    if (facts.least > facts.most) {
        tests.push_back({Text::tr("Range"), Text::tr("no finite number"),
                         Text::tr("nothing can be said"), Speaks::NotAtAll});
        return evidence;
    }
    tests.push_back({Text::tr("Stored values"), range(stored.least, stored.most), stored.type,
                     Speaks::NotAtAll});
    tests.push_back(rangeTest(prediction, facts, stored));
    if (prediction.channels > 1) tests.push_back(sumTest(prediction, facts, stored.divisor));
    const bool none = facts.negative == 0;
    tests.push_back(
        {Text::tr("Negative values"), percent(facts.negative, facts.all),
         none ? Text::tr("logits nearly always have some") : Text::tr("no probability is negative"),
         none ? Speaks::ForProbabilities : Speaks::ForLogits});
    tests.push_back(endsTest(prediction, facts));
    if (prediction.notNumbers + prediction.infinities > 0)
        tests.push_back(
            {Text::tr("Not finite"), QString::number(prediction.notNumbers + prediction.infinities),
             Text::tr("the first: %1").arg(QString::fromStdString(prediction.firstNotFinite)),
             Speaks::NotAtAll});
    const bool isProbability = prediction.kind == PredictionKind::Probabilities;
    const auto other = isProbability ? Speaks::ForLogits : Speaks::ForProbabilities;
    const auto against = std::count_if(tests.begin(), tests.end(),
                                       [&](const Evidence& test) { return test.speaks == other; });
    // Bytes may be probabilities times 255.
    evidence.isCertain = !facts.isInside() && !isProbability && stored.type != u"uint8";
    evidence.certainty = certaintyText(evidence, static_cast<int>(against),
                                       prediction.channels > 1 || prediction.quantised);
    return evidence;
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/loss/sample_pooling.h"

#include "losslib/kernels/output.h"
#include "losslib/loss/build.h"
#include "losslib/scene/samples.h"

#include <algorithm>
#include <utility>

namespace lossglass {

namespace {

constexpr const char* kPooling = "pooling";

Parameter poolingParameter() {
    Parameter parameter =
        build::choice({kPooling, "", "Samples of a batch",
                       "Which pixels share one value, where the batch has several samples."},
                      {{"per_batch", "one value for the batch"},
                       {"per_image", "mean over the samples"},
                       {"all", "samples and classes flattened"}});
    parameter.convention = true;
    return parameter;
}

/// The mean of the per-class values over the samples that have them.
class ClassMeans {
public:
    template <class Real>
    void add(const Evaluation<Real>& part) {
        if (!part.perClass) return;
        m_sums.resize(part.perClass->size(), 0.0);
        m_counts.resize(part.perClass->size(), 0.0);
        for (std::size_t k = 0; k < m_sums.size(); ++k) {
            if (!(*part.perClass)[k]) continue;
            m_sums[k] += *(*part.perClass)[k];
            m_counts[k] += 1;
        }
    }

    std::optional<std::vector<std::optional<double>>> take() const {
        if (m_sums.empty()) return std::nullopt;
        std::vector<std::optional<double>> means(m_sums.size());
        for (std::size_t k = 0; k < m_sums.size(); ++k)
            if (m_counts[k] > 0) means[k] = m_sums[k] / m_counts[k];
        return means;
    }

private:
    std::vector<double> m_sums, m_counts;
};

/// Notes by what they say and which samples say it.
class SampleNotes {
public:
    void add(int sample, const std::string& note) {
        const auto found = std::find_if(m_notes.begin(), m_notes.end(),
                                        [&](const auto& entry) { return entry.first == note; });
        if (found == m_notes.end())
            m_notes.push_back({note, {sample}});
        else
            found->second.push_back(sample);
    }

    /// A note of all samples as it is, others with the first sample that says it; a few of them.
    void writeTo(std::vector<std::string>& notes, int samples) const {
        constexpr std::size_t kShown = 3;
        std::size_t particular = 0;
        for (const auto& [note, who] : m_notes) {
            if (static_cast<int>(who.size()) == samples) {
                notes.push_back(note);
                continue;
            }
            if (++particular > kShown) continue;
            std::string text = "sample " + std::to_string(who.front());
            if (who.size() > 1) text += " and " + std::to_string(who.size() - 1) + " more";
            notes.push_back(text + ": " + note);
        }
        if (particular > kShown)
            notes.push_back(std::to_string(particular - kShown) + " more notes on single samples");
    }

private:
    std::vector<std::pair<std::string, std::vector<int>>> m_notes;
};

template <class Real>
void place(const Planes<Real>& part, Real factor, Eigen::Index begin, Planes<Real>& whole) {
    if (part.size() > 0) whole.middleCols(begin, part.cols()) = part * factor;
}

template <class Real>
Evaluation<Real> meanOverSamples(const Loss::Function<Real>& evaluate, const Workspace<Real>& work,
                                 const ParameterValues& values, const Wanted& wanted) {
    const Wanted plain = withoutMemory(wanted);
    Output<Real> out(work, plain);
    out.settle();
    Evaluation<Real>& result = out.result();
    const int samples = work.scene().samples();
    const auto valid = static_cast<double>(work.counts().valid);
    ClassMeans perClass;
    SampleNotes notes;
    for (int n = 0; n < samples; ++n) {
        const Workspace<Real> one(sampleOf(work.scene(), n));
        if (one.counts().valid == 0) {
            notes.add(n, "no valid pixel: counts as 0");
            continue;
        }
        const Evaluation<Real> part = evaluate(one, values, plain);
        for (const std::string& note : part.notes)
            notes.add(n, note);
        if (part.undefined) {
            Evaluation<Real> none = Output<Real>(work, plain).take();
            none.undefined = "sample " + std::to_string(n) + ": " + *part.undefined;
            notes.writeTo(none.notes, samples);
            return none;
        }
        const auto share = static_cast<Real>(1.0 / samples);
        const Eigen::Index begin = one.pixels() * n;
        place(part.logitGradient, share, begin, result.logitGradient);
        place(part.probabilityGradient, share, begin, result.probabilityGradient);
        // Their mean over the valid pixels of the batch is to be the value.
        const double weight = valid / (samples * static_cast<double>(one.counts().valid));
        place(part.pixelLoss, static_cast<Real>(weight), begin, result.pixelLoss);
        result.value += part.value / samples;
        perClass.add(part);
    }
    result.perClass = perClass.take();
    notes.writeTo(result.notes, samples);
    return out.take();
}

template <class Real>
void pool(Loss::Function<Real>& evaluate) {
    evaluate = [whole = std::move(evaluate)](const Workspace<Real>& work,
                                             const ParameterValues& values, const Wanted& wanted) {
        if (work.scene().samples() > 1 && values.isWord(kPooling, "per_image"))
            return meanOverSamples<Real>(whole, work, values, wanted);
        return whole(work, values, wanted);
    };
}

}  // namespace

void addSamplePooling(Loss& loss) {
    loss.parameters.push_back(poolingParameter());
    pool(loss.evaluateFloat);
    pool(loss.evaluateDouble);
}

bool poolsAll(const ParameterValues& values) {
    return values.has(kPooling) && values.isWord(kPooling, "all");
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/compare_figure.h"

#include "app/export/readings_table.h"
#include "app/session/session_losses.h"
#include "app/window/compare_job.h"
#include "app/window/figure_builder.h"
#include "app/window/reading_texts.h"
#include "losslib/dialects/dialect_losses.h"
#include "widgets/panels/loss_text.h"
#include "widgets/panels/number_text.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(CompareFigure)
};

/// The cards of the figure by key, in the order in which they are listed.
class FigureCards {
public:
    FigureCards(const ExportSource& source, const QJsonObject& tab) {
        m_job.byLogit = source.settings.gradientBy == GradientBy::Logit;
        m_job.channel = source.settings.channel(source.scene().channels());
        for (const auto& reading : source.readings->readings)
            add(*reading.loss, reading.values);
        const auto listed = m_job.entries;
        for (const auto& entry : listed)
            m_names[entry.key] = isListedTwice(*entry.loss)
                                     ? legendText(*entry.loss, entry.values, nullptr)
                                     : lossText(entry.loss->name);
        std::vector<int> cards;
        for (const QJsonValue each : tab.value("cards").toArray())
            cards.push_back(addCard(each.toObject(), cards));
    }

    const CompareJob& job() const { return m_job; }
    const QString& name(int key) const { return m_names.at(key); }
    /// Settings that were kept; the readings come before them.
    std::vector<CompareJob::Entry> kept(std::size_t readings) const {
        return {m_job.entries.begin() + static_cast<std::ptrdiff_t>(readings), m_job.entries.end()};
    }

private:
    int add(const Loss& loss, const ParameterValues& values) {
        m_job.entries.push_back({++m_lastKey, &loss, values});
        return m_lastKey;
    }

    bool isListedTwice(const Loss& loss) const {
        return std::count_if(m_job.entries.begin(), m_job.entries.end(),
                             [&](const auto& each) { return each.loss == &loss; }) > 1;
    }

    /// The key; 0 of a card that this program or these readings cannot make.
    int addCard(const QJsonObject& card, const std::vector<int>& cards) {
        if (const Loss* loss = findAnyLoss(card.value("loss").toString().toStdString())) {
            const int key =
                add(*loss, parametersFromJson(*loss, card.value("parameters").toObject()));
            m_names[key] = legendText(*loss, m_job.entries.back().values, nullptr);
            return key;
        }
        const QJsonArray minus = card.value("minus").toArray();
        const int first = keyOf(minus.at(0), cards), second = keyOf(minus.at(1), cards);
        if (first == 0 || second == 0) return 0;
        m_job.differences.push_back({++m_lastKey, first, second});
        m_names[m_lastKey] = QStringLiteral("%1 − %2").arg(name(first), name(second));
        return m_lastKey;
    }

    /// A listed loss by its id, an added card by its place among the added ones.
    int keyOf(const QJsonValue& word, const std::vector<int>& cards) const {
        const int place = word.toInt(-1);
        if (place >= 0)
            return place < static_cast<int>(cards.size()) ? cards[static_cast<std::size_t>(place)]
                                                          : 0;
        for (const auto& entry : m_job.entries)
            if (entry.loss->id == word.toString().toStdString()) return entry.key;
        return 0;
    }

    CompareJob m_job;
    std::map<int, QString> m_names;
    int m_lastKey = 0;
};

/// Keys of what has a map, in the order that the tab asks for.
std::vector<int> orderedKeys(const FigureCards& cards, const CompareResult& result,
                             const QString& order) {
    std::vector<int> keys;
    const auto take = [&](const auto& list) {
        for (const auto& each : list) {
            const auto found = result.readings.find(each.key);
            if (found != result.readings.end() && found->second.gradient.size() > 0)
                keys.push_back(each.key);
        }
    };
    take(cards.job().entries);
    take(cards.job().differences);
    const auto rank = [&](int key) {
        const CompareReading& reading = result.readings.at(key);
        if (order == u"gradient_norm") return reading.norm;
        return reading.undefined ? -std::numeric_limits<double>::infinity() : reading.value;
    };
    if (order == u"value" || order == u"gradient_norm")
        std::stable_sort(keys.begin(), keys.end(), [&](int a, int b) { return rank(a) > rank(b); });
    return keys;
}

QString captionOf(const ExportSource& source, bool isShared) {
    const bool byLogit = source.settings.gradientBy == GradientBy::Logit;
    const QString own =
        byLogit ? Text::tr("N ∂L/∂z, each on its own scale, which ends at the 99.5th percentile.")
                : Text::tr("N ∂L/∂p, each on its own scale, which ends at the 99.5th percentile.");
    const QString shared =
        byLogit ? Text::tr("N ∂L/∂z, all on one scale.") : Text::tr("N ∂L/∂p, all on one scale.");
    return figureSampleText(source) + (isShared ? shared : own);
}

}  // namespace

FigureContent compareFigure(const ExportSource& source, const QJsonObject& tab,
                            const WindowLook& kind) {
    const Theme& colours = theme(kind);
    const FigureCards cards(source, tab);
    const auto result =
        std::make_shared<const CompareResult>(runCompareJob(cards.job(), source.scene()));
    const auto keys = orderedKeys(cards, *result, tab.value("order").toString());
    const bool isShared = tab.value("one_range").toBool() || source.settings.fixedRange;
    double largest = 0;
    for (const int key : keys)
        largest = std::max(largest, result->readings.at(key).range.halfWidth());
    FigureContent content;
    content.theme = kind;
    for (const int key : keys) {
        const CompareReading& reading = result->readings.at(key);
        SignedMap map;
        map.title = QStringLiteral("%1 = %2").arg(
            cards.name(key),
            reading.undefined ? Text::tr("undefined") : lossValueText(reading.value));
        map.gradient = std::shared_ptr<const Planes<float>>(result, &reading.gradient);
        map.half =
            source.settings.fixedRange.value_or(isShared ? largest : reading.range.halfWidth());
        map.validPixels = reading.range.validPixels;
        content.maps.push_back(signedFigureMap(source, map, colours));
    }
    content.captionLead = Text::tr("Where each loss pulls.");
    content.caption = captionOf(source, isShared);
    content.source = figureCreditText(source);
    return content;
}

CsvTable compareTable(const ExportSource& source, const QJsonObject& tab) {
    std::vector<Reading<float>> readings = source.readings->readings;
    const FigureCards cards(source, tab);
    const auto kept = cards.kept(readings.size());
    if (!kept.empty()) {
        const Workspace<float> work(source.scene());
        for (const auto& entry : kept)
            readings.push_back(evaluateOne(work, {entry.loss, entry.values, {}}));
    }
    return readingsTable(readings, source.scene().classes());
}

}  // namespace lossglass

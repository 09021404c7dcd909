// SPDX-License-Identifier: GPL-3.0-or-later
// What the cards of the Compare tab say, and their maps.
#include "app/live/live_job.h"
#include "app/window/compare_tab.h"
#include "app/window/reading_texts.h"
#include "widgets/panels/compare_card_data.h"
#include "widgets/panels/compare_map.h"
#include "widgets/panels/compare_view.h"
#include "widgets/panels/loss_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lossglass {

namespace {

QString allSettings(const CompareJob::Entry& entry) {
    QStringList lines{lossText(entry.loss->name)};
    for (const Parameter& parameter : entry.loss->parameters)
        if (!parameter.convention)
            lines << QStringLiteral("%1: %2").arg(
                lossText(parameter.label),
                QString::fromStdString(toText(entry.values.get(parameter.id))));
    return lines.join('\n');
}

QRect shownPixels(const Scene& scene, int sample) {
    const int own = std::clamp(sample, 0, std::max(0, scene.samples() - 1));
    return {0, own * scene.height(), scene.width(), scene.height()};
}

/// What the painter makes: maps by key, for the view that they were made for.
struct ComposedMaps {
    std::map<int, QImage> images;
    ViewTransform view;
};

}  // namespace

QString CompareTab::nameOf(int key) const {
    for (const auto& entry : m_job.entries) {
        if (entry.key != key) continue;
        const auto added = std::find_if(m_added.begin(), m_added.end(),
                                        [key](const Added& each) { return each.key == key; });
        return added == m_added.end() ? lossText(entry.loss->name)
                                      : legendText(*entry.loss, entry.values, nullptr);
    }
    for (const auto& each : m_job.differences)
        if (each.key == key)
            return QStringLiteral("%1 − %2").arg(nameOf(each.first), nameOf(each.second));
    return {};
}

void CompareTab::fill(const CompareResult& result, CompareCardData& card) const {
    const auto found = result.readings.find(card.key);
    if (found == result.readings.end()) return;
    const CompareReading& reading = found->second;
    if (reading.undefined)
        card.undefined = lossText(*reading.undefined);
    else
        card.value = reading.value;
    card.range = m_settings.fixedRange.value_or(reading.range.halfWidth());
    if (reading.range.maximum == 0) card.range = 0;
    card.pull = reading.pull;
    const Scene& scene = result.scene;
    const auto pixel = m_settings.pixel;
    if (!pixel || !shownPixels(scene, m_settings.sample).contains(*pixel)) return;
    const Eigen::Index at = Eigen::Index{pixel->y()} * scene.width() + pixel->x();
    if (scene.labels()[static_cast<std::size_t>(at)] != kIgnored)
        card.atCross =
            static_cast<double>(reading.range.validPixels) * double{reading.gradient(0, at)};
}

std::vector<CompareCardData> CompareTab::cards() const {
    std::vector<CompareCardData> cards;
    const Side& shown = shownSide();
    const auto add = [&](int key, CompareCardData::Kind kind, const QString& settings) {
        CompareCardData card;
        card.key = key;
        card.kind = kind;
        card.name = nameOf(key);
        card.settings = settings;
        card.isSelected = key == m_selected;
        card.isWorking = shown.live.isWorking();
        if (shown.result) fill(*shown.result, card);
        if (m_options.hasKept && otherSide().result) {
            const auto& readings = otherSide().result->readings;
            const auto other = readings.find(key);
            if (other != readings.end() && !other->second.undefined)
                card.otherValue = other->second.value;
        }
        // A card of which nothing is known yet waits for its numbers.
        if (shown.result && shown.result->readings.contains(key)) cards.push_back(card);
    };
    for (const auto& entry : m_job.entries) {
        const bool isAdded = std::any_of(m_added.begin(), m_added.end(),
                                         [&](const Added& each) { return each.key == entry.key; });
        add(entry.key, isAdded ? CompareCardData::Kind::KeptSettings : CompareCardData::Kind::Shown,
            allSettings(entry));
    }
    for (const auto& each : m_job.differences)
        add(each.key, CompareCardData::Kind::Difference,
            tr("The value and the gradient of the first minus those of the second"));
    if (m_options.range == CompareOptions::Range::Shared)
        for (CompareCardData& card : cards)
            if (card.range > 0) card.range = sharedRange();
    sort(cards);
    return cards;
}

double CompareTab::sharedRange() const {
    double largest = 0;
    const auto& result = shownSide().result;
    if (m_settings.fixedRange) return *m_settings.fixedRange;
    if (result)
        for (const auto& [key, reading] : result->readings)
            largest = std::max(largest, reading.range.halfWidth());
    return largest;
}

void CompareTab::sort(std::vector<CompareCardData>& cards) const {
    if (m_options.order == CompareOptions::Order::AsListed) return;
    const auto& readings = shownSide().result->readings;
    const auto rank = [&](const CompareCardData& card) {
        if (m_options.order == CompareOptions::Order::ByGradientNorm)
            return readings.at(card.key).norm;
        return card.value.value_or(-std::numeric_limits<double>::infinity());
    };
    std::stable_sort(cards.begin(), cards.end(),
                     [&](const auto& a, const auto& b) { return rank(a) > rank(b); });
}

void CompareTab::showCards() {
    if (!m_view.isVisible()) return;
    showWords();
    offerDifferences();
    composeMaps();
}

void CompareTab::showWords() {
    const Scene& scene = shownSide().result ? shownSide().result->scene : m_document.scene();
    if (scene.isEmpty()) return;
    m_view.setCards(cards());
    m_view.setPicture(shownPixels(scene, m_settings.sample));
    m_view.setCross(m_settings.pixel);
}

void CompareTab::offerDifferences() {
    QStringList names;
    QList<int> keys;
    const auto isEntry = [this](int key) {
        return std::any_of(m_job.entries.begin(), m_job.entries.end(),
                           [key](const auto& each) { return each.key == key; });
    };
    if (isEntry(m_selected))
        for (const auto& entry : m_job.entries)
            if (entry.key != m_selected) {
                names << nameOf(entry.key);
                keys << entry.key;
            }
    m_view.controls()->setDifferences(nameOf(m_selected), names, keys);
}

void CompareTab::composeMaps() {
    const auto result = shownSide().result;
    const QSize size = m_view.mapSize();
    if (!result || size.isEmpty() || !m_view.isVisible()) return;
    CompareMapParts parts;
    parts.labels = &result->scene.labels();
    parts.width = result->scene.width();
    parts.shown = shownPixels(result->scene, m_settings.sample);
    parts.theme = m_theme;
    parts.view = m_view.view();
    parts.size = size;
    parts.pixelRatio = m_view.devicePixelRatioF();
    std::vector<std::pair<int, double>> wanted;
    for (const CompareCardData& card : cards())
        wanted.emplace_back(card.key, card.range);
    m_painter.submit(liveJob<ComposedMaps>([result, parts, wanted]() {
        auto maps = std::make_shared<ComposedMaps>();
        maps->view = parts.view;
        for (const auto& [key, range] : wanted) {
            const CompareReading& reading = result->readings.at(key);
            CompareMapParts own = parts;
            own.gradient = &reading.gradient;
            own.range =
                range / static_cast<double>(std::max<std::int64_t>(1, reading.range.validPixels));
            maps->images[key] = composeCompareMap(own);
        }
        return maps;
    }));
}

void CompareTab::showMaps(const LiveReadings& readings) {
    const auto maps = resultOfJob<const ComposedMaps>(readings);
    if (!maps) return;
    for (const auto& [key, image] : maps->images)
        m_view.setMap(key, image, maps->view);
}

}  // namespace lossglass

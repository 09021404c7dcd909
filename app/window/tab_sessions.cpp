// SPDX-License-Identifier: GPL-3.0-or-later
// What the tabs of the analysis keep with a session.
#include "app/session/session_losses.h"
#include "app/window/budget_tab.h"
#include "app/window/compare_tab.h"
#include "app/window/form_views.h"
#include "app/window/landscape_tab.h"
#include "app/window/metrics_tab.h"
#include "app/window/sweep_tab.h"
#include "losslib/dialects/dialect_losses.h"
#include "widgets/panels/compare_view.h"
#include "widgets/plots/budget_view.h"
#include "widgets/plots/landscape_view.h"
#include "widgets/plots/metrics_view.h"
#include "widgets/plots/sweep_view.h"

#include <QJsonArray>

#include <algorithm>

namespace lossglass {

namespace {

const QStringList kBudgetBy{QStringLiteral("outcome"), QStringLiteral("class"),
                            QStringLiteral("distance"), QStringLiteral("size")};
const QStringList kOrders{QStringLiteral("as_listed"), QStringLiteral("value"),
                          QStringLiteral("gradient_norm")};

/// The place of a word, or `otherwise` where there is none such.
int placeOf(const QStringList& words, const QJsonValue& word, int otherwise) {
    const qsizetype found = words.indexOf(word.toString());
    return found < 0 ? otherwise : static_cast<int>(found);
}

/// The id of a metric; null: none.
QJsonValue metricToJson(int metric) {
    if (metric < 0) return {};
    return QString::fromStdString(metricTable()[static_cast<std::size_t>(metric)].id);
}

int metricFromJson(const QJsonValue& value, int otherwise) {
    if (value.isNull()) return -1;
    const std::string id = value.toString().toStdString();
    for (std::size_t i = 0; i < metricTable().size(); ++i)
        if (metricTable()[i].id == id) return static_cast<int>(i);
    return otherwise;
}

}  // namespace

QString BudgetTab::sessionKey() const {
    return QStringLiteral("budget");
}

QJsonObject BudgetTab::sessionState() const {
    return {{"threshold", m_threshold}, {"by", kBudgetBy[static_cast<int>(m_by)]}};
}

void BudgetTab::setSessionState(const QJsonObject& state) {
    m_by = static_cast<BudgetBy>(placeOf(kBudgetBy, state.value("by"), static_cast<int>(m_by)));
    letGo();
    const double threshold = state.value("threshold").toDouble(m_threshold);
    if (threshold >= 0 && threshold <= 1) m_threshold = threshold;
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
    emit thresholdEdited(m_threshold);
}

QString MetricsTab::sessionKey() const {
    return QStringLiteral("metrics");
}

QJsonObject MetricsTab::sessionState() const {
    return {{"row", m_row}};
}

void MetricsTab::setSessionState(const QJsonObject& state) {
    m_row = state.value("row").toString(m_row);
    if (m_view.isVisible()) submit();
}

QString FormViews::sessionKey() const {
    return QStringLiteral("dialects");
}

QJsonObject FormViews::sessionState() const {
    return {{"form", QString::fromStdString(m_chosen)}};
}

void FormViews::setSessionState(const QJsonObject& state) {
    m_chosen = state.value("form").toString(QString::fromStdString(m_chosen)).toStdString();
    m_isStale = true;
    refresh(m_channel, m_sample, m_theme);
}

QString CompareTab::sessionKey() const {
    return QStringLiteral("compare");
}

/// A shown loss by its id, an added card by its place among the added ones.
QJsonValue CompareTab::nameInSession(int key) const {
    for (const auto& [loss, own] : m_keys)
        if (own == key) return QString::fromStdString(loss);
    const auto found = std::find_if(m_added.begin(), m_added.end(),
                                    [key](const Added& each) { return each.key == key; });
    return found == m_added.end() ? QJsonValue() : static_cast<int>(found - m_added.begin());
}

/// `cards`: the keys of the added ones. 0: there is none such.
int CompareTab::keyInSession(const QJsonValue& name, const std::vector<int>& cards) {
    const int place = name.toInt(-1);
    if (place >= 0 && place < static_cast<int>(cards.size()))
        return cards[static_cast<std::size_t>(place)];
    const Loss* loss = findAnyLoss(name.toString().toStdString());
    return loss ? keyOf(loss->id) : 0;
}

QJsonObject CompareTab::sessionState() const {
    QJsonArray cards;
    for (const Added& each : m_added)
        cards << (each.loss.empty() ? QJsonObject{{"minus", QJsonArray{nameInSession(each.first),
                                                                       nameInSession(each.second)}}}
                                    : QJsonObject{{"loss", QString::fromStdString(each.loss)},
                                                  {"parameters", parametersToJson(each.values)}});
    return {{"cards", cards},
            {"selected", nameInSession(m_selected)},
            {"order", kOrders[static_cast<int>(m_options.order)]},
            {"one_range", m_options.range == CompareOptions::Range::Shared},
            {"shows_kept", m_options.shown == CompareOptions::Shown::Kept}};
}

void CompareTab::setSessionState(const QJsonObject& state) {
    m_added.clear();
    std::vector<int> cards;
    for (const QJsonValue each : state.value("cards").toArray()) {
        const QJsonObject card = each.toObject();
        const QJsonArray minus = card.value("minus").toArray();
        const Loss* loss = findAnyLoss(card.value("loss").toString().toStdString());
        Added added{0, {}, {}, 0, 0};
        if (loss) {
            added.loss = loss->id;
            added.values = parametersFromJson(*loss, card.value("parameters").toObject());
        } else {
            added.first = keyInSession(minus.at(0), cards);
            added.second = keyInSession(minus.at(1), cards);
        }
        // The place of a card that this program cannot make stays empty.
        const bool isMade = loss || (added.first != 0 && added.second != 0);
        added.key = isMade ? ++m_lastKey : 0;
        cards.push_back(added.key);
        if (isMade) m_added.push_back(std::move(added));
    }
    const int selected = keyInSession(state.value("selected"), cards);
    m_selected = selected != 0 ? selected : keyOf(m_document.selectedLoss());
    m_options.order = static_cast<CompareOptions::Order>(
        placeOf(kOrders, state.value("order"), static_cast<int>(m_options.order)));
    if (const QJsonValue one = state.value("one_range"); one.isBool())
        m_options.range = one.toBool() ? CompareOptions::Range::Shared : CompareOptions::Range::Own;
    m_options.shown = m_options.hasKept && state.value("shows_kept").toBool()
                          ? CompareOptions::Shown::Kept
                          : CompareOptions::Shown::Now;
    m_view.controls()->setOptions(m_options);
    if (m_view.isVisible()) submit();
}

QString SweepTab::sessionKey() const {
    return QStringLiteral("sweep");
}

QJsonObject SweepTab::sessionState() const {
    QJsonObject state{{"across", QString::fromStdString(m_axis)},
                      {"metric", metricToJson(m_metric)},
                      {"all_shown", m_allShown},
                      {"normalised", m_isNormalised},
                      {"scatter", m_isScatter},
                      {"ranges", m_ranges.toJson()}};
    mannerToJson(m_manner, state);
    return state;
}

void SweepTab::setSessionState(const QJsonObject& state) {
    m_axis = state.value("across").toString(QString::fromStdString(m_axis)).toStdString();
    m_manner = mannerFromJson(state, m_manner);
    m_metric =
        state.contains("metric") ? metricFromJson(state.value("metric"), m_metric) : m_metric;
    m_isScatter = state.value("scatter").toBool(m_isScatter) && m_metric >= 0;
    m_ranges.setJson(state.value("ranges").toObject());
    m_allShown = state.value("all_shown").toBool(m_allShown);
    m_isNormalised = state.value("normalised").toBool(m_isNormalised);
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
}

QString LandscapeTab::sessionKey() const {
    return QStringLiteral("landscape");
}

QJsonObject LandscapeTab::sessionState() const {
    QJsonObject state{{"across", QString::fromStdString(m_axes[0])},
                      {"up", QString::fromStdString(m_axes[1])},
                      {"pull", m_showsPull},
                      {"steps", m_steps},
                      {"ranges", m_ranges.toJson()}};
    mannerToJson(m_manner, state);
    return state;
}

void LandscapeTab::setSessionState(const QJsonObject& state) {
    const std::string across = state.value("across").toString().toStdString();
    const std::string up = state.value("up").toString().toStdString();
    // Two axes that the loss does not have give way to its first ones.
    if (across != up) m_axes = {across, up};
    m_choicesOf.clear();
    m_manner = mannerFromJson(state, m_manner);
    m_steps = std::clamp(state.value("steps").toInt(m_steps), kLeastSteps, kMostLandscapeSteps);
    m_ranges.setJson(state.value("ranges").toObject());
    m_showsPull = state.value("pull").toBool(m_showsPull);
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
}

}  // namespace lossglass

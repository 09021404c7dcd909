// SPDX-License-Identifier: GPL-3.0-or-later
// What the tabs of the analysis keep with a session.
#include "app/window/budget_tab.h"
#include "app/window/landscape_tab.h"
#include "app/window/sweep_tab.h"
#include "widgets/plots/landscape_view.h"
#include "widgets/plots/sweep_view.h"

namespace lossglass {

QString BudgetTab::sessionKey() const {
    return QStringLiteral("budget");
}

QJsonObject BudgetTab::sessionState() const {
    return {{"threshold", m_threshold}};
}

void BudgetTab::setSessionState(const QJsonObject& state) {
    const double threshold = state.value("threshold").toDouble(m_threshold);
    if (!(threshold >= 0 && threshold <= 1)) return;
    setThreshold(threshold);
    emit thresholdEdited(threshold);
}

QString SweepTab::sessionKey() const {
    return QStringLiteral("sweep");
}

QJsonObject SweepTab::sessionState() const {
    return {{"across", QString::fromStdString(m_axis)},
            {"seed", m_seed},
            {"all_shown", m_allShown},
            {"normalised", m_isNormalised}};
}

void SweepTab::setSessionState(const QJsonObject& state) {
    m_axis = state.value("across").toString(QString::fromStdString(m_axis)).toStdString();
    m_seed = state.value("seed").toInt(m_seed);
    m_allShown = state.value("all_shown").toBool(m_allShown);
    m_isNormalised = state.value("normalised").toBool(m_isNormalised);
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
}

QString LandscapeTab::sessionKey() const {
    return QStringLiteral("landscape");
}

QJsonObject LandscapeTab::sessionState() const {
    return {{"across", QString::fromStdString(m_axes[0])},
            {"up", QString::fromStdString(m_axes[1])},
            {"pull", m_showsPull}};
}

void LandscapeTab::setSessionState(const QJsonObject& state) {
    const std::string across = state.value("across").toString().toStdString();
    const std::string up = state.value("up").toString().toStdString();
    // Two axes that the loss does not have give way to its first ones.
    if (across != up) m_axes = {across, up};
    m_choicesOf.clear();
    m_showsPull = state.value("pull").toBool(m_showsPull);
    m_isCurrent = false;
    if (m_view.isVisible()) submit();
}

}  // namespace lossglass

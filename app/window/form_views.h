// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"
#include "app/session/session_part.h"
#include "widgets/theme/theme.h"

#include <QObject>

#include <string>

namespace lossglass {

class FormComparison;

/// Keeps the tab "Dialects" with the document: computed off the window's thread, and only while
/// the tab is in view.
class FormViews : public QObject, public SessionPart {
    Q_OBJECT

public:
    FormViews(Document& document, FormComparison& view, QObject* parent = nullptr);

    /// The tab came into view, the theme changed, or another class is watched: brings it up to
    /// date where it is in view.
    void refresh(int channel, int sample, const WindowLook& theme);
    /// Whether what is shown belongs to the present document.
    bool isCurrent() const { return !m_live.isPending(); }
    /// What is seen first is computed first.
    void runAfter(LiveEvaluation& first) { m_live.runAfter(first); }

    QString sessionKey() const override;
    QJsonObject sessionState() const override;
    void setSessionState(const QJsonObject& state) override;

private:
    void submit();
    void show(const LiveReadings& readings);

    Document& m_document;
    FormComparison& m_view;
    LiveEvaluation m_live;
    std::string m_chosen;   ///< by the hand; empty = by itself
    bool m_isStale = true;  ///< something changed while the tab was hidden
    int m_channel = 0;
    int m_sample = 0;
    WindowLook m_theme;
};

}  // namespace lossglass

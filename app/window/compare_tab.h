// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"
#include "app/session/session_part.h"
#include "app/window/compare_job.h"
#include "app/window/view_settings.h"
#include "widgets/panels/compare_controls.h"
#include "widgets/theme/theme.h"

#include <QObject>

#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <optional>

namespace lossglass {

class CompareView;
struct CompareCardData;

/// Keeps the Compare tab up to date while it is in view: a card for each shown loss, for settings
/// that were kept and for differences, of the present scene and of a kept one. Numbers and maps are
/// made on two workers; newest wins.
class CompareTab : public QObject, public SessionPart {
    Q_OBJECT

public:
    CompareTab(Document& document, CompareView& view, QObject* parent = nullptr);
    ~CompareTab() override;

    /// Whether what is shown belongs to the present document, or the tab is hidden.
    bool isCurrent() const;
    void setSettings(const ViewSettings& settings, const WindowLook& theme);
    /// What is seen first is computed first.
    void runAfter(LiveEvaluation& first) {
        m_now.live.runAfter(first);
        m_kept.live.runAfter(first);
    }
    /// Another pixel is marked: nothing is computed anew but its readings.
    void setPixel(std::optional<QPoint> pixel);

    void keepSettings();
    void addDifference(int key);
    void removeCard(int key);
    void keepScene();
    /// The scene that the present one is held against; empty: none. Setting is silent.
    const Scene& keptScene() const { return m_kept.scene; }
    void setKeptScene(const Scene& scene);

    QString sessionKey() const override;
    QJsonObject sessionState() const override;
    void setSessionState(const QJsonObject& state) override;

signals:
    void pixelHovered(std::optional<QPoint> pixel);
    void gradientByChosen(lossglass::GradientBy by);

private:
    /// A card that the person added.
    struct Added {
        int key = 0;
        std::string loss;  ///< empty: a difference
        ParameterValues values;
        int first = 0, second = 0;
    };
    /// One of the two scenes: what was asked about it and what came.
    struct Side {
        Scene scene;
        CompareJob asked;
        Scene askedOf;  ///< the scene that `asked` is about
        std::shared_ptr<std::atomic<bool>> cancelled;
        std::shared_ptr<const CompareResult> result;
        LiveEvaluation live;
    };

    void onChanged(const Change& change);
    void applyOptions(const CompareOptions& options);
    void pick(int key);
    void submit();
    void ask(Side& side, const CompareJob& job);
    CompareJob job();
    int keyOf(const std::string& loss);
    QJsonValue nameInSession(int key) const;
    int keyInSession(const QJsonValue& name, const std::vector<int>& cards);
    void showCards();
    void showWords();
    std::vector<CompareCardData> cards() const;
    void fill(const CompareResult& result, CompareCardData& card) const;
    void sort(std::vector<CompareCardData>& cards) const;
    double sharedRange() const;
    QString nameOf(int key) const;
    void offerDifferences();
    void composeMaps();
    void showMaps(const LiveReadings& readings);
    const Side& shownSide() const;
    const Side& otherSide() const;

    Document& m_document;
    CompareView& m_view;
    ViewSettings m_settings;
    WindowLook m_theme;
    CompareOptions m_options;
    std::map<std::string, int> m_keys;  ///< of the shown losses
    std::vector<Added> m_added;
    CompareJob m_job;  ///< the last one asked
    int m_lastKey = 0;
    int m_selected = 0;
    Side m_now, m_kept;
    LiveEvaluation m_painter;
};

}  // namespace lossglass

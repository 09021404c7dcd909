// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"
#include "app/window/loss_history.h"
#include "app/window/response_job.h"
#include "app/window/view_settings.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lossglass {

class CanvasBoard;
class LossListPanel;
class ParameterPanel;
class ResponseView;
class SoftmaxPanel;
class StatusReadout;

/// The widgets that show readings.
struct ReadingWidgets {
    CanvasBoard* board = nullptr;
    LossListPanel* list = nullptr;
    ParameterPanel* parameters = nullptr;
    ResponseView* response = nullptr;
    SoftmaxPanel* softmax = nullptr;
    StatusReadout* status = nullptr;
};

/// The way from the document to the numbers on the screen: snapshots to the worker, readings to
/// the widgets. Holds the last readings, no truth of its own.
class LiveViews : public QObject {
    Q_OBJECT

public:
    LiveViews(Document& document, const ReadingWidgets& widgets, QObject* parent = nullptr);

    void setSettings(const ViewSettings& settings);
    /// Another pixel is marked; nothing is computed anew but that pixel.
    void setPixel(const ViewSettings& settings);

    /// The readings that are shown; null before the first.
    const std::shared_ptr<const LiveReadings>& readings() const { return m_readings; }
    /// What came of them; null where that is still to come.
    const ResponseResult* response() const;
    /// The same with its curves, which are made now where nobody has seen them so far.
    ResponseResult wholeResponse() const;
    /// Of its planes it has the gradient by logit, and the one that is shown.
    const Reading<float>* selectedReading() const;
    LiveEvaluation& evaluation() { return m_live; }
    /// Whether what is shown belongs to the present document.
    bool isCurrent() const { return !m_live.isPending() && m_readings != nullptr; }
    /// Whether the readings and the gradient do; curves may follow.
    bool hasNewestReadings() const { return !m_live.awaitsReadings() && m_readings != nullptr; }
    /// A drag of a parameter begins: the present values become the ghost.
    void beginDrag();
    void endDrag();

signals:
    /// New readings are on the screen.
    void updated();
    /// What belongs to them is there too: response() is not null.
    void completed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void onChanged(const Change& change);
    void showScene(const Region& dirty);
    void submit();
    std::vector<Request> requests() const;
    ResponseJob responseJob() const;
    void receive(const std::shared_ptr<const LiveReadings>& readings);
    void receiveResponse(const std::shared_ptr<const LiveReadings>& readings,
                         const std::shared_ptr<const ResponseResult>& response);
    void record(const LiveReadings& readings);
    void showRows();
    void showGradient();
    void showParameters();
    /// What the readings say beside the parameters.
    void showNotes();
    void showResponse();
    void showPixel();
    void noteEdit(const Change& change);

    Document& m_document;
    ReadingWidgets m_widgets;
    ViewSettings m_settings;
    LiveEvaluation m_live;
    LossHistory m_history;
    std::shared_ptr<const LiveReadings> m_readings;
    std::shared_ptr<const LiveReadings> m_details;  ///< of m_readings; null: still to come
    std::shared_ptr<HalfPullMemory> m_halfPull = std::make_shared<HalfPullMemory>();
    std::shared_ptr<const ResponseResult> m_response;  ///< of m_readings; null: still to come
    std::optional<ParameterValues> m_ghost;
    std::string m_ghostLoss;
    bool m_isSceneNew = false;  ///< another scene than that of m_response, not a change of it
    bool m_inGesture = false;
    bool m_dragging = false;
    bool m_working = false;
};

}  // namespace lossglass

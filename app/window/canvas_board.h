// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/stroke.h"
#include "app/window/gradient_highlight.h"
#include "app/window/view_settings.h"
#include "losslib/prediction/class_sums.h"
#include "widgets/canvas/canvas.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace lossglass {

class CanvasPane;
class ColourBar;
class TargetLegend;

/// How much the heads of the panes say.
enum class HeadRoom { Words, NoWords, Short };

enum class WindowDensity {
    Roomy,
    Compact,  ///< below 1280 wide: target and prediction are tabs of one pane
};

/// The three views side by side: same pixel, same zoom. Setters are silent; signals come from the
/// hand.
class CanvasBoard : public QWidget {
    Q_OBJECT

public:
    explicit CanvasBoard(QWidget* parent = nullptr);

    void setScene(const Scene& scene, const Region& dirty);
    void setSettings(const ViewSettings& settings);
    /// One entry for each sample of the batch: the legend shows the sample that is seen.
    void setCounts(const std::vector<LabelCounts>& ofSamples);
    /// The gradient in its own unit; `pixels` scales the numbers of the colour bar (times N).
    /// `halfWidth` is that of the scale, times N.
    struct GradientMap {
        std::shared_ptr<const Planes<float>> planes;
        double halfWidth = 0;
        double pixels = 1;
    };
    void setGradient(const QString& lossName, const GradientMap& map);
    void setGradientState(const CanvasState& state);
    /// Shows a part of a gradient for a while; nothing: the gradient that was set.
    void setHighlight(const std::optional<GradientHighlight>& highlight);
    void setDensity(WindowDensity density);

    void zoom(double factor);
    void fitView();
    double zoomFactor() const;
    Canvas* canvas(CanvasContent content) const;
    /// Whether the views show what they shall; large ones are finished by threads.
    bool isSettled() const;
    /// The height at which the scene fits at full pane width, heads and feet included.
    int fittingHeight(int width) const;

signals:
    void settingsEdited(const lossglass::ViewSettings& settings);
    void pixelHovered(std::optional<QPoint> pixel);
    void pixelPinned(QPoint pixel);
    void strokePiece(lossglass::Surface surface, const lossglass::StrokePiece& piece,
                     lossglass::PaintButton button);
    void strokeEnded();
    void strokeCancelled();
    void shapeDrawn(lossglass::Surface surface, const lossglass::DrawnShape& shape,
                    lossglass::PaintButton button);
    void filesDropped(lossglass::CanvasContent content, const QList<QUrl>& files);
    void openRequested(lossglass::CanvasContent content);
    void zoomChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTarget();
    void buildPrediction();
    void buildGradient();
    void link(CanvasPane* pane);
    void refreshClasses();
    void refreshBars();
    void refreshLegend();
    void refreshTitle();
    void refreshHeads();
    enum class Squeeze { None, Tight };
    void squeeze(Squeeze much);
    void setHeadRoom(CanvasContent content, HeadRoom room);
    void showTab(int index);
    void emitEdited(const ViewSettings& settings);
    QString watchedName() const;

    Scene m_scene;
    ViewSettings m_settings;
    std::vector<LabelCounts> m_counts;
    GradientMap m_gradient;
    std::optional<GradientHighlight> m_highlight;
    QString m_lossName;
    QStringList m_headsFor;  ///< what the heads were arranged for
    WindowDensity m_density = WindowDensity::Roomy;
    int m_tab = 1;
    std::vector<ClassInfo> m_classes;  ///< as the combo boxes list them

    CanvasPane *m_target = nullptr, *m_prediction = nullptr, *m_gradientPane = nullptr;
    TargetLegend* m_legend = nullptr;
    ColourBar *m_predictionBar = nullptr, *m_gradientBar = nullptr;
    QComboBox *m_label = nullptr, *m_watched = nullptr, *m_quantity = nullptr, *m_by = nullptr;
    QDoubleSpinBox* m_probability = nullptr;
    QLabel *m_paintsProbability = nullptr, *m_paintsLabel = nullptr;
};

}  // namespace lossglass

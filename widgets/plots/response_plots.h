// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/response_view_data.h"

#include <QWidget>
#include <optional>

class QGridLayout;
class QLabel;

namespace lossglass {

class CurvePlot;
class HistogramPlot;

/// Loss and pull of a pixel against p, and below, on the same axis, where the pixels are and how
/// hard they pull. A loss without a curve has its reason and numbers in the place of the curves.
class ResponsePlots : public QWidget {
    Q_OBJECT

public:
    /// Less high than this, the histograms give way to the curves.
    static constexpr int kLeastHeightForHistograms = 220;

    explicit ResponsePlots(QWidget* parent = nullptr);

    /// Silent.
    void setData(const ResponseViewData& shown);
    /// Of the histograms, below and from p = 0.5.
    void setBarColours(const QColor& below, const QColor& above);

signals:
    void pHovered(std::optional<double> p);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showCurves(const ResponseViewData& shown);
    void showReason(const ResponseViewData& shown);
    void showHistograms(const ResponseViewData& shown);
    void arrange();
    void hover(std::optional<double> p);

    CurvePlot* m_loss;
    CurvePlot* m_pull;
    HistogramPlot* m_pixels;
    HistogramPlot* m_pixelPull;
    QLabel* m_reason;
    QGridLayout* m_grid;
    bool m_hasCurve = false;
    bool m_hasSummary = false;
    QString m_xName;
};

}  // namespace lossglass

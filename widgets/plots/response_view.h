// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/response_view_data.h"

#include <QWidget>
#include <optional>

class QLabel;
class QScrollArea;

namespace lossglass {

class PlotLegend;
class ResponsePlots;
class ResponseSide;
class TargetChoice;

/// The Response tab: what one pixel costs and how it pulls, against p, for the selected loss, its
/// state before the last drag and the other shown losses. Narrow, the sentences give way and the
/// choice of class moves into the legend's row; low, the histograms give way.
class ResponseView : public QWidget {
    Q_OBJECT

public:
    /// Narrower than this, the column with the sentences is hidden.
    static constexpr int kLeastWidthForSide = 768;

    explicit ResponseView(QWidget* parent = nullptr);

    /// Silent. Cheap enough for every step of a drag.
    void setData(const ResponseViewData& data);
    const ResponseViewData& data() const { return m_data; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// The person chose another label for "Curve for a pixel of"; 0 .. K-1.
    void targetChosen(int label);
    /// p under the pointer, moving or dragging over any of the plots; nothing when it leaves.
    void pHovered(std::optional<double> p);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setLegend();
    void setColours();
    void arrange();

    ResponseViewData m_data;
    PlotLegend* m_legend;
    QLabel* m_narrowName;
    TargetChoice* m_narrowChoice;
    ResponsePlots* m_plots;
    QScrollArea* m_sideScroll;
    ResponseSide* m_side;
};

}  // namespace lossglass

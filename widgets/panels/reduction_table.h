// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/reduction_lab.h"
#include "widgets/panels/share_bar.h"

#include <QWidget>

#include <optional>

namespace lossglass {

/// The rows of the Reductions tab: first each reduction with its value, the norm of its gradient
/// and whose pixels pull, then each sample alone. A click on a sample's part or row chooses it.
class ReductionTable : public QWidget {
    Q_OBJECT

public:
    explicit ReductionTable(QWidget* parent = nullptr);

    void setLab(const ReductionLab& lab);
    const std::optional<ReductionLab>& lab() const { return m_lab; }
    /// The numbers are those of an earlier state; newer ones are on their way.
    void setOld(bool old);

    /// Everything that is written, line by line: also what a screen reader gets.
    QString text() const;
    /// The bar of a reduction, where it is painted now.
    ShareBar bar(BatchReduction reduction) const;
    /// The row of a sample alone.
    QRect sampleRow(int sample) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sampleChosen(int sample);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    struct Columns {
        int name = 0, value = 0, norm = 0, bar = 0, end = 0;  ///< left edges; value, norm: right
    };
    Columns columns() const;
    QRect reductionRow(std::size_t index) const;
    int sampleAt(QPointF point) const;
    void paintHeads(QPainter& painter, const Theme& theme) const;
    void paintReduction(QPainter& painter, const Theme& theme, BatchReduction reduction) const;
    void paintSample(QPainter& painter, const Theme& theme, int sample) const;
    QString shareLine(int sample) const;

    std::optional<ReductionLab> m_lab;
    bool m_old = false;
};

}  // namespace lossglass

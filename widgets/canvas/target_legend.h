// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <QWidget>
#include <cstdint>
#include <vector>

namespace lossglass {

/// The foot of the target: every class with its colour and its share of the valid pixels, and the
/// number of ignored ones. What does not fit is counted ("+3") and listed in the tooltip.
class TargetLegend : public QWidget {
    Q_OBJECT

public:
    explicit TargetLegend(QWidget* parent = nullptr);

    /// `counts`: valid pixels of each class, as many as `classes`.
    void setCounts(const std::vector<ClassInfo>& classes, const std::vector<std::int64_t>& counts,
                   std::int64_t ignored);

    QSize sizeHint() const override { return {320, 44}; }
    QSize minimumSizeHint() const override { return {120, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry {
        QString name, share;
        QColor colour;  ///< invalid: no colour on the canvas
    };

    int paintEntry(QPainter& painter, const Entry& entry, int left) const;
    int widthOf(const Entry& entry) const;

    std::vector<Entry> m_entries;
    QString m_ignored;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_line.h"

#include <QWidget>
#include <vector>

namespace lossglass {

/// One row of strokes with names. What does not fit the width is left out from the end; the
/// tooltip then lists all.
class PlotLegend : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QString name;
        PlotLineKind kind = PlotLineKind::Other;
    };

    explicit PlotLegend(QWidget* parent = nullptr);

    void setEntries(std::vector<Entry> entries);
    const std::vector<Entry>& entries() const { return m_entries; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Entry> m_entries;
};

}  // namespace lossglass

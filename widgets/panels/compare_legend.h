// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace lossglass {

/// What the colours of the budget bars and of the maps mean, in one line.
class CompareLegend : public QWidget {
    Q_OBJECT

public:
    explicit CompareLegend(QWidget* parent = nullptr);

    QSize sizeHint() const override { return {560, 20}; }
    QSize minimumSizeHint() const override { return {200, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace lossglass

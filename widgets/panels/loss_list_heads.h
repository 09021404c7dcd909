// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/loss_row_layout.h"

#include <QWidget>

namespace lossglass {

/// The column heads of the list of losses.
class LossListHeads : public QWidget {
    Q_OBJECT

public:
    explicit LossListHeads(QWidget* parent = nullptr);

    void setDensity(ListDensity density);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ListDensity m_density = ListDensity::Roomy;
};

}  // namespace lossglass

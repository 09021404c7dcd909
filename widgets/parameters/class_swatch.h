// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <QWidget>

namespace lossglass {

/// The colour square and the name of a class; a long name is cut, the tool tip has it whole.
class ClassSwatch : public QWidget {
    Q_OBJECT

public:
    explicit ClassSwatch(const ClassInfo& info, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    QColor m_colour;
};

}  // namespace lossglass

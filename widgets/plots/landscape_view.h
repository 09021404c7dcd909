// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/landscape_view_data.h"

#include <QWidget>
#include <array>

class QAction;
class QComboBox;
class QHBoxLayout;
class QMenu;
class QSpinBox;

namespace lossglass {

class EditClassMenus;
class LandscapePlot;
class NumberField;

/// Most steps of a landscape in each direction.
inline constexpr int kMostLandscapeSteps = 200;

/// The Landscape tab: what runs across and up, and the map. Setting is silent; signals come from
/// the person's hand. Axis 0 runs across, axis 1 up.
class LandscapeView : public QWidget {
    Q_OBJECT

public:
    explicit LandscapeView(QWidget* parent = nullptr);

    void setData(const LandscapeViewData& content);
    LandscapePlot* plot() const { return m_plot; }

signals:
    /// Another axis was chosen: its place in the list.
    void axisChosen(int axis, int index);
    void rangeChosen(int axis, const lossglass::AxisScale& range);
    void stepsChosen(int steps);
    /// The total pull in the place of the value.
    void pullChosen(bool pull);
    /// What is between began and ended is one edit.
    void dragBegan();
    void pointChosen(std::optional<double> x, std::optional<double> y);
    void dragEnded();
    /// Which class edits act on, and which other one.
    void editClassChosen(int label);
    void editOtherChosen(int label);
    /// The tab came into view: what it shows may be old.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct AxisControls {
        QComboBox* list = nullptr;
        NumberField *from = nullptr, *to = nullptr;
        QAction* logarithmic = nullptr;
    };

    QWidget* buildControls();
    void buildAxis(int axis, QHBoxLayout& row);
    void buildMenu();
    void emitRange(int axis);
    void showHint(const QString& text);

    std::array<AxisControls, 2> m_axes;
    QSpinBox* m_steps;
    QMenu* m_menu;
    EditClassMenus* m_classes;
    QAction *m_value, *m_pull;
    LandscapePlot* m_plot;
    QString m_idleHint;
};

}  // namespace lossglass

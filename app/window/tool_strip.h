// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/canvas_board.h"
#include "app/window/window_actions.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace lossglass {

/// The row of tools below the menus, 44 high.
class ToolStrip : public QWidget {
    Q_OBJECT

public:
    ToolStrip(const WindowActions& actions, QWidget* parent = nullptr);

    /// The samples as pairs of id and title.
    void setSamples(const QStringList& ids, const QStringList& titles);
    /// What is open: one of the samples, or another title; with the mark "edited".
    void setTitle(const QString& title, const QString& mark);
    void setBrushDiameter(double diameter);
    void setBrushSoftness(double softness);
    void setBrushStrength(double strength);
    void setDensity(WindowDensity density);

signals:
    void sampleChosen(const QString& id);
    void brushDiameterEdited(double diameter);
    void brushSoftnessEdited(double softness);
    void brushStrengthEdited(double strength);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* button(QAction* action, Qt::ToolButtonStyle style);
    QToolButton* exportButton(const WindowActions& actions);
    void addSeparator();
    void buildBrush(const WindowActions& actions);
    void buildEdge(const WindowActions& actions);
    void fitWords();

    QComboBox* m_scene;
    QList<QToolButton*> m_wordy;  ///< buttons that bear text where there is room
    bool m_hasWords = true;
    QSlider* m_sizeSlider = nullptr;
    QDoubleSpinBox* m_size = nullptr;
    QSlider *m_softness = nullptr, *m_strength = nullptr;
    QLabel *m_softnessText = nullptr, *m_strengthText = nullptr;
};

}  // namespace lossglass

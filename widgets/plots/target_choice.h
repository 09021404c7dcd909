// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QComboBox;
class QHBoxLayout;

namespace lossglass {

/// One of several classes: a row of exclusive buttons while their names fit, else a list.
class TargetChoice : public QWidget {
    Q_OBJECT

public:
    enum class Shape { ButtonsWhereTheyFit, AlwaysList };

    explicit TargetChoice(Shape shape = Shape::ButtonsWhereTheyFit, QWidget* parent = nullptr);

    /// Silent.
    void setChoices(const QStringList& names, int chosen);
    int chosen() const { return m_chosen; }

signals:
    void picked(int index);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild();
    void show(int chosen);
    void choose(int index);
    void fit();

    Shape m_shape;
    QStringList m_names;
    int m_chosen = 0;
    QWidget* m_buttons;
    QHBoxLayout* m_row;
    QButtonGroup* m_group;
    QComboBox* m_list;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter.h"
#include "losslib/scene/prediction_edits.h"

#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace lossglass {

class ParameterRow;

/// The edits of a prediction as sliders: where they begin, the classes they are about, and an
/// amount for each. Setters are silent; signals come from the hand, in the order editBegan, edited
/// (once or more), editEnded: one such group is one undo entry.
class EditPanel : public QWidget {
    Q_OBJECT

public:
    explicit EditPanel(QWidget* parent = nullptr);

    void setEdits(const PredictionEdits& edits);
    const PredictionEdits& edits() const { return m_edits; }
    /// The classes to choose from; the choice is hidden where there are two.
    void setClasses(const std::vector<ClassInfo>& classes);

    /// The row of a parameter: the id of an edit ("blur"), "grain", "radius" or "seed".
    ParameterRow* row(const std::string& id) const;

    QSize sizeHint() const override { return {900, 340}; }
    /// Long names of classes do not widen the window.
    QSize minimumSizeHint() const override { return {320, 120}; }

signals:
    /// `name` says what is edited, for the undo entry.
    void editBegan(const QString& name);
    void edited(const lossglass::PredictionEdits& edits);
    void editEnded();
    /// It came into view.
    void shown();

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Row {
        ParameterRow* row = nullptr;
        std::function<double(const PredictionEdits&)> get;
        std::function<void(PredictionEdits&, double)> set;
    };

    void buildHead(QVBoxLayout* column);
    void buildRows(QVBoxLayout* column);
    QVBoxLayout* addGroup(const QString& title);
    void addRow(QVBoxLayout* group, const Parameter& parameter, Row row);
    void addEdit(QVBoxLayout* group, SceneEditKind kind, Parameter parameter);
    void arrange();
    /// A whole edit at once.
    void change(const QString& name, const PredictionEdits& edits);
    void refresh();

    PredictionEdits m_edits;
    std::vector<ClassInfo> m_classes;
    std::vector<Row> m_rows;
    std::vector<QWidget*> m_groups;
    QComboBox *m_source = nullptr, *m_label = nullptr, *m_other = nullptr;
    QLabel *m_labelName = nullptr, *m_otherName = nullptr;
    QToolButton* m_reset = nullptr;
    QGridLayout* m_grid = nullptr;
    int m_columns = 0;
};

}  // namespace lossglass

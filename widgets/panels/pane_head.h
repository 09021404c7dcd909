// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace lossglass {

/// The head of a pane: 36 high, title at the left, a remark in second text beside it, controls
/// added at the right, a dividing line below.
class PaneHead : public QWidget {
    Q_OBJECT

public:
    explicit PaneHead(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setRemark(const QString& remark);
    void addControl(QWidget* control);
    /// Before the title: tabs in its place.
    void setLeading(QWidget* widget);
    /// The width at which nothing is cut.
    int neededWidth() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_remark;
    QHBoxLayout* m_layout;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace lossglass {

/// Controls beside each other, each as wide as it wants to be; what has no room goes on in the
/// next line. A remark may be optional: it stands at the right end of the last line, and where it
/// has no room there it is not shown.
class FlowRow : public QLayout {
public:
    explicit FlowRow(QWidget* parent, int spacing = 8);
    ~FlowRow() override;

    void addRemark(QWidget* remark);

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    enum class Pass { Measure, Place };
    /// The height that the lines take.
    int arrange(const QRect& rect, Pass pass) const;
    bool isRemark(const QLayoutItem& item) const;

    QList<QLayoutItem*> m_items;
    QWidget* m_remark = nullptr;
};

}  // namespace lossglass

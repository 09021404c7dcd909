// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace lossglass {

/// A few exclusive buttons side by side, always all in view. Left and right move between them.
class SegmentChoice : public QWidget {
    Q_OBJECT

public:
    SegmentChoice(const QStringList& names, const QString& accessibleName,
                  QWidget* parent = nullptr);

    /// Of one button; setToolTip() is for all.
    void setTip(int index, const QString& tip);
    /// Silent.
    void setChosen(int index);
    int chosen() const;

signals:
    void picked(int index);

private:
    QButtonGroup* m_group;
};

}  // namespace lossglass

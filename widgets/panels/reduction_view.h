// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/reduction_lab.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;

namespace lossglass {

class ReductionTable;

/// The Reductions tab: the same samples under each reduction, or, with a single sample, what to do
/// to get there.
class ReductionView : public QWidget {
    Q_OBJECT

public:
    explicit ReductionView(QWidget* parent = nullptr);

    void setLab(const ReductionLab& lab, const QString& lossName);
    /// A scene of one sample: an invitation to add another.
    void setSingleSample();
    /// Newer numbers are on their way and late.
    void setWorking(bool working);

    ReductionTable* table() const { return m_table; }
    QString conclusion() const;
    bool isInviting() const;

    QSize minimumSizeHint() const override { return {360, 150}; }

signals:
    void sampleChosen(int sample);
    void copyRequested();
    void filesRequested();

private:
    QWidget* makeInvitation();

    QLabel* m_title;
    QLabel* m_conclusion;
    ReductionTable* m_table;
    QScrollArea* m_scroll;
    QWidget* m_invitation = nullptr;
};

}  // namespace lossglass

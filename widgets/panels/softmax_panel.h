// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/pixel_chain.h"
#include "losslib/scene/scene.h"

#include <QWidget>
#include <vector>

class QLabel;
class QTableView;

namespace lossglass {

class PixelChainModel;

/// From probability to logit at one pixel: z, p, the one-hot target and p - t for cross-entropy,
/// and the same chain for the chosen loss; below, the sum of one row written out term by term.
class SoftmaxPanel : public QWidget {
    Q_OBJECT

public:
    explicit SoftmaxPanel(QWidget* parent = nullptr);

    /// `place` names the pixel ("row 126, column 80"). The slopes of the chain are to be those of
    /// N times the loss, so that cross-entropy reads p - t; the panel says so.
    void setChain(const PixelChain& chain, const QString& lossName, const QString& place,
                  const std::vector<ClassInfo>& classes);
    /// No pixel, or no gradient: one sentence in place of the table.
    void setNothing(const QString& reason);

    PixelChainModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    /// What stands below the table, as plain text.
    QString sumText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshSelectionColour();
    void refreshSum();
    void followTarget(const PixelChain& chain);
    QString sumOf(int channel) const;

    PixelChainModel* m_model;
    QTableView* m_table;
    QLabel* m_title;
    QLabel* m_explanation;
    QLabel* m_sum;
    QString m_lossName;
    int m_truth = -1;  ///< channel of the target, as far as there is one
};

}  // namespace lossglass

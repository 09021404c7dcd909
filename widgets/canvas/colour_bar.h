// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

namespace lossglass {

/// The foot of a map: its colours, its numbers, and what its two ends mean.
class ColourBar : public QWidget {
    Q_OBJECT

public:
    explicit ColourBar(QWidget* parent = nullptr);

    /// Viridis from 0 to 1 with the white line at 0.5; `label` stands before it ("p of nucleus").
    void setProbability(const QString& label);
    /// The signed map of a gradient: "a step raises p" to "a step lowers p". Pointed ends say that
    /// values beyond +-range are cut.
    void setGradient(double range);
    /// The signed map of a logit: `label` ("z of nucleus") and p below and above one half.
    void setLogit(const QString& label, double range);

    QSize sizeHint() const override { return {320, 44}; }
    QSize minimumSizeHint() const override { return {140, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Kind { Probability, Gradient, Logit };

    void set(Kind kind, const QString& label, double range);
    int paintWords(QPainter& painter, const QString& words, Qt::Alignment side) const;
    void paintBar(QPainter& painter, const QRectF& bar) const;
    void paintNumbers(QPainter& painter, const QRectF& bar) const;

    Kind m_kind = Kind::Probability;
    QString m_label;
    double m_range = 0;
};

}  // namespace lossglass

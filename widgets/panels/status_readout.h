// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/pixel_readout.h"

#include <QWidget>
#include <optional>
#include <vector>

namespace lossglass {

/// The status line, 28 high: the pixel under the cursor at the left, one remark at the right.
/// Where it is too narrow, dl/dp and the loss give way first, then the remark; the tool tip has
/// the whole line.
class StatusReadout : public QWidget {
    Q_OBJECT

public:
    explicit StatusReadout(QWidget* parent = nullptr);

    /// Nothing: the hint is shown instead.
    void setPixel(const std::optional<PixelReadout>& pixel);
    /// "Point at a pixel to see its numbers", or what is going on.
    void setHint(const QString& hint);
    /// "Linked cursor · zoom 120 %"
    void setRightText(const QString& text);
    const QString& rightText() const { return m_right; }

    /// The whole line as plain text, whatever the width.
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// What gives way first where the line is too long.
    enum class Importance { Always, Later, Soon, First };
    struct Part {
        QString label, value;
        Importance importance = Importance::Always;
    };

    std::vector<Part> parts() const;
    QString outcomeWords() const;
    int widthOf(const Part& part) const;
    int widthOf(const std::vector<Part>& shown) const;
    /// Leaves out parts, and the remark at the right, until the rest fits.
    void fit(std::vector<Part>& shown, QString& right) const;

    std::optional<PixelReadout> m_pixel;
    QString m_hint, m_right;
};

}  // namespace lossglass

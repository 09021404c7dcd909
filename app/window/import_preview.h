// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace lossglass {

/// A picture as large as there is room for, pixels as squares; where it is transparent, hatching
/// says that there is no value.
class ImportPreview : public QWidget {
    Q_OBJECT

public:
    explicit ImportPreview(QWidget* parent = nullptr);

    void setImage(const QImage& image);
    const QImage& image() const { return m_image; }

    QSize sizeHint() const override { return {460, 220}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_image;
};

}  // namespace lossglass

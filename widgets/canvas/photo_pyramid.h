// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/picture.h"

#include <QImage>
#include <memory>
#include <vector>

namespace lossglass {

/// A photograph at full size and at halved sizes, each made when first asked for, so that it can
/// be drawn smoothly at any scale without skipping pixels.
class PhotoPyramid {
public:
    /// Null: no photograph. The same picture again costs nothing.
    void setPicture(std::shared_ptr<const Picture> picture);

    bool isNull() const { return !m_picture; }
    QSize size() const { return m_picture ? QSize(m_picture->width, m_picture->height) : QSize(); }
    /// Requires !isNull(). The smallest level that is at least as fine as `scale` screen pixels per
    /// picture pixel.
    const QImage& level(double scale);

private:
    std::shared_ptr<const Picture> m_picture;
    std::vector<QImage> m_levels;
};

}  // namespace lossglass

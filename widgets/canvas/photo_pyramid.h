// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/picture.h"

#include <QImage>
#include <memory>
#include <mutex>
#include <vector>

namespace lossglass {

/// A photograph at full size and at halved sizes, each made when first asked for, so that it can
/// be drawn smoothly at any scale without skipping pixels. May be asked from several threads.
class PhotoPyramid {
public:
    /// Null: no photograph.
    explicit PhotoPyramid(std::shared_ptr<const Picture> picture = nullptr);

    const std::shared_ptr<const Picture>& picture() const { return m_picture; }

    bool isNull() const { return !m_picture; }
    QSize size() const { return m_picture ? QSize(m_picture->width, m_picture->height) : QSize(); }
    /// Requires !isNull(). The smallest level that is at least as fine as `scale` screen pixels per
    /// picture pixel.
    QImage level(double scale);
    /// Whether that level is there; making it takes a time that grows with the picture.
    bool hasLevel(double scale) const;

private:
    std::size_t indexOf(double scale) const;

    std::shared_ptr<const Picture> m_picture;
    mutable std::mutex m_mutex;  ///< guards m_levels
    std::vector<QImage> m_levels;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/photo_pyramid.h"

#include <algorithm>
#include <utility>

namespace lossglass {

PhotoPyramid::PhotoPyramid(std::shared_ptr<const Picture> picture) : m_picture(std::move(picture)) {
    if (m_picture && (m_picture->width <= 0 || m_picture->height <= 0)) m_picture.reset();
}

std::size_t PhotoPyramid::indexOf(double scale) const {
    std::size_t index = 0;
    QSize side = size();
    for (; scale <= 0.5 && side.width() > 1 && side.height() > 1; scale *= 2) {
        side /= 2;
        ++index;
    }
    return index;
}

bool PhotoPyramid::hasLevel(double scale) const {
    const std::lock_guard lock(m_mutex);
    return isNull() || indexOf(scale) < m_levels.size();
}

QImage PhotoPyramid::level(double scale) {
    const std::lock_guard lock(m_mutex);
    if (m_levels.empty()) {
        const QImage bytes(m_picture->rgb.data(), m_picture->width, m_picture->height,
                           qsizetype{3} * m_picture->width, QImage::Format_RGB888);
        m_levels.push_back(bytes.convertToFormat(QImage::Format_RGB32));
    }
    const std::size_t index = indexOf(scale);
    while (m_levels.size() <= index)
        m_levels.push_back(m_levels.back().scaled(m_levels.back().size() / 2, Qt::IgnoreAspectRatio,
                                                  Qt::SmoothTransformation));
    return m_levels[index];
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/photo_pyramid.h"

namespace lossglass {

void PhotoPyramid::setPicture(std::shared_ptr<const Picture> picture) {
    if (picture == m_picture) return;
    m_levels.clear();
    m_picture = std::move(picture);
    if (m_picture && (m_picture->width <= 0 || m_picture->height <= 0)) m_picture.reset();
}

const QImage& PhotoPyramid::level(double scale) {
    if (m_levels.empty()) {
        const QImage bytes(m_picture->rgb.data(), m_picture->width, m_picture->height,
                           qsizetype{3} * m_picture->width, QImage::Format_RGB888);
        m_levels.push_back(bytes.convertToFormat(QImage::Format_RGB32));
    }
    std::size_t index = 0;
    for (; scale <= 0.5 && m_levels[index].width() > 1 && m_levels[index].height() > 1;
         scale *= 2) {
        if (index + 1 == m_levels.size())
            m_levels.push_back(m_levels[index].scaled(
                m_levels[index].size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        ++index;
    }
    return m_levels[index];
}

}  // namespace lossglass

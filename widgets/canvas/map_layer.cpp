// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/map_layer.h"

#include <QRect>
#include <numeric>

namespace lossglass {

const QRgb* MapLayer::colours(int row) const {
    return reinterpret_cast<const QRgb*>(m_colours.constScanLine(row));
}

const std::uint8_t* MapLayer::keys(int row) const {
    return m_keys.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(size().width());
}

void MapLayer::resize(QSize size) {
    m_colours = size.isEmpty() ? QImage() : QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_keys.assign(
        static_cast<std::size_t>(m_colours.width()) * static_cast<std::size_t>(m_colours.height()),
        0);
}

void MapLayer::render(const Scene& scene, const MapSettings& settings, const Region& region) {
    m_sampler = MapSampler(scene, settings);
    const QSize wanted = m_sampler.size();
    const bool all = wanted != m_colours.size();
    if (all) resize(wanted);
    if (isEmpty()) return;
    const QRect whole(QPoint(), wanted);
    const QRect part = all ? whole : whole & QRect(region.x, region.y, region.width, region.height);
    if (part.isEmpty()) return;
    std::vector<int> columns(static_cast<std::size_t>(part.width()));
    std::iota(columns.begin(), columns.end(), part.x());
    for (int row = part.top(); row <= part.bottom(); ++row)
        m_sampler.sample(row, columns, reinterpret_cast<QRgb*>(m_colours.scanLine(row)) + part.x(),
                         m_keys.data() + (keys(row) - keys(0)) + part.x());
}

}  // namespace lossglass

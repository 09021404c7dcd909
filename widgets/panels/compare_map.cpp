// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_map.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lossglass {

namespace {

constexpr double kHatchPeriod = 8;

/// The pixel below each device pixel of an axis; -1 outside [begin, end).
std::vector<int> axis(int count, double offset, const CompareMapParts& parts, int begin, int end) {
    std::vector<int> pixels;
    pixels.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double place = ((i + 0.5) / parts.pixelRatio - offset) / parts.view.scale();
        const double pixel = std::floor(std::clamp(place, begin - 1.0, double(end)));
        pixels.push_back(pixel >= begin && pixel < end ? static_cast<int>(pixel) : -1);
    }
    return pixels;
}

std::size_t entryOf(float value, double range) {
    if (range <= 0) return 128;
    const double share = std::clamp(double{value} / range, -1.0, 1.0);
    return static_cast<std::size_t>(128 + std::lround(share * (share < 0 ? 128 : 127)));
}

}  // namespace

QImage composeCompareMap(const CompareMapParts& parts) {
    const Theme& colours = theme(parts.theme);
    const QSize device(static_cast<int>(std::ceil(parts.size.width() * parts.pixelRatio)),
                       static_cast<int>(std::ceil(parts.size.height() * parts.pixelRatio)));
    QImage image(device, QImage::Format_RGB32);
    image.setDevicePixelRatio(parts.pixelRatio);
    image.fill(colours.well);
    if (!parts.gradient || parts.gradient->size() == 0) return image;
    const auto table = signedTable(colours);
    const QRgb stripes[] = {colours.raised.rgb(), colours.controlEdge.rgb()};
    const int period = std::max(2, static_cast<int>(std::lround(kHatchPeriod * parts.pixelRatio)));
    const auto columns = axis(device.width(), parts.view.offset().x(), parts, parts.shown.left(),
                              parts.shown.right() + 1);
    const auto rows = axis(device.height(), parts.view.offset().y(), parts, parts.shown.top(),
                           parts.shown.bottom() + 1);
    for (int y = 0; y < device.height(); ++y) {
        const int row = rows[static_cast<std::size_t>(y)];
        if (row < 0) continue;
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
        const auto first = static_cast<std::size_t>(row) * static_cast<std::size_t>(parts.width);
        for (int x = 0; x < device.width(); ++x) {
            const int column = columns[static_cast<std::size_t>(x)];
            if (column < 0) continue;
            const std::size_t pixel = first + static_cast<std::size_t>(column);
            const float value = parts.gradient->data()[pixel];
            if ((*parts.labels)[pixel] == kIgnored || std::isnan(value))
                line[x] = stripes[(x + y) % period * 4 < period ? 1 : 0];
            else
                line[x] = table[entryOf(value, parts.range)];
        }
    }
    return image;
}

}  // namespace lossglass

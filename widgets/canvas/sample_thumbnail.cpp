// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/sample_thumbnail.h"

#include "widgets/canvas/class_standing.h"
#include "widgets/theme/theme.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace lossglass {
namespace {

/// Probabilities are costly: this many by this many of a block say enough about it.
constexpr int kMostProbes = 4;
/// Labels are cheap, and a small object must not fall between two probes.
constexpr int kMostLabelProbes = 64;

/// The pixels [begin, end) of the sample that fall into one pixel of the thumbnail.
struct Block {
    int left = 0, right = 0, top = 0, bottom = 0;
};

/// The part of `length` pixels below place `index` of `count`; at least one pixel.
std::pair<int, int> part(int index, int count, int length) {
    const int begin = static_cast<int>(std::int64_t{index} * length / count);
    const int end = static_cast<int>(std::int64_t{index + 1} * length / count);
    return {std::min(begin, length - 1), std::max(end, std::min(begin, length - 1) + 1)};
}

class Painter {
public:
    Painter(const Scene& scene, int sample, const ThumbnailSettings& settings)
        : m_scene(scene),
          m_settings(settings),
          m_first(std::int64_t{sample} * scene.width() * scene.height()),
          m_image(settings.size, QImage::Format_RGB32),
          m_keys(static_cast<std::size_t>(settings.size.width()) *
                 static_cast<std::size_t>(settings.size.height())) {}

    QImage run() {
        const auto colours = probabilityTable(theme(m_settings.look));
        for (int y = 0; y < m_image.height(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
            for (int x = 0; x < m_image.width(); ++x) {
                const Block block = blockAt(x, y);
                const std::uint8_t key = keyOf(block);
                m_keys[indexOf(x, y)] = key;
                line[x] = key == kIgnored ? m_settings.noData
                                          : colours[static_cast<std::size_t>(
                                                std::lround(255 * meanProbability(block)))];
            }
        }
        drawOutlines();
        return m_image;
    }

private:
    std::size_t indexOf(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_image.width()) +
               static_cast<std::size_t>(x);
    }

    Block blockAt(int x, int y) const {
        const auto [left, right] = part(x, m_image.width(), m_scene.width());
        const auto [top, bottom] = part(y, m_image.height(), m_scene.height());
        return {left, right, top, bottom};
    }

    /// Calls visit(pixel index) for at most `probes` by `probes` pixels, evenly spread.
    template <class Visit>
    void visit(const Block& block, int probes, const Visit& visit) const {
        const int stepX = std::max(1, (block.right - block.left) / probes);
        const int stepY = std::max(1, (block.bottom - block.top) / probes);
        for (int y = block.top; y < block.bottom; y += stepY)
            for (int x = block.left; x < block.right; x += stepX)
                visit(m_first + std::int64_t{y} * m_scene.width() + x);
    }

    /// The highest label in the block, as the rarer things come last; ignored if all of it is.
    std::uint8_t keyOf(const Block& block) const {
        int highest = -1;
        visit(block, kMostLabelProbes, [&](std::int64_t pixel) {
            const std::uint8_t label = m_scene.labels()[static_cast<std::size_t>(pixel)];
            if (label != kIgnored) highest = std::max(highest, int{label});
        });
        return highest < 0 ? kIgnored : static_cast<std::uint8_t>(highest);
    }

    double meanProbability(const Block& block) const {
        const int label = std::clamp(m_settings.label, 0, m_scene.labelCount() - 1);
        double sum = 0;
        int count = 0;
        visit(block, kMostProbes, [&](std::int64_t pixel) {
            sum += classStanding(m_scene.logits(), pixel, label).p;
            ++count;
        });
        return sum / count;
    }

    /// Inside each object, along its edge, none along the border of the picture.
    void drawOutlines() {
        const int reach = m_settings.outlineWidth;
        for (int y = 0; y < m_image.height(); ++y) {
            auto* line = reinterpret_cast<QRgb*>(m_image.scanLine(y));
            for (int x = 0; x < m_image.width(); ++x) {
                const std::uint8_t key = m_keys[indexOf(x, y)];
                if (key == 0 || key == kIgnored) continue;
                const int left = std::max(0, x - reach);
                const int right = std::min(m_image.width() - 1, x + reach);
                const int above = std::max(0, y - reach);
                const int below = std::min(m_image.height() - 1, y + reach);
                if (m_keys[indexOf(left, y)] != key || m_keys[indexOf(right, y)] != key ||
                    m_keys[indexOf(x, above)] != key || m_keys[indexOf(x, below)] != key)
                    line[x] = m_scene.classes()[key].colour | 0xFF000000U;
            }
        }
    }

    const Scene& m_scene;
    const ThumbnailSettings& m_settings;
    std::int64_t m_first;
    QImage m_image;
    std::vector<std::uint8_t> m_keys;
};

}  // namespace

QImage sampleThumbnail(const Scene& scene, int sample, const ThumbnailSettings& settings) {
    return Painter(scene, sample, settings).run();
}

}  // namespace lossglass

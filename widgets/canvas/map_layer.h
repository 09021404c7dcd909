// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/painting.h"
#include "losslib/scene/scene.h"
#include "widgets/canvas/map_sampler.h"
#include "widgets/canvas/map_settings.h"

#include <QImage>
#include <cstdint>
#include <vector>

namespace lossglass {

/// A map at picture size, for figures: one colour and one key per pixel. Samples of a batch stand
/// one below the other. A screen asks MapSampler for what it shows.
class MapLayer {
public:
    static constexpr std::uint8_t kNoData = MapSampler::kNoData;

    /// Renders the pixels of `region` anew (all of them when the size of the scene changed).
    void render(const Scene& scene, const MapSettings& settings, const Region& region);

    bool isEmpty() const { return m_keys.empty(); }
    QSize size() const { return m_colours.size(); }
    /// Premultiplied; transparent where the ground shall show.
    const QRgb* colours(int row) const;
    /// The same as a whole; shares its pixels.
    const QImage& picture() const { return m_colours; }
    const std::uint8_t* keys(int row) const;
    /// Outline of an area by its key; 0 = none.
    QRgb outline(std::uint8_t key) const { return m_sampler.outline(key); }

private:
    void resize(QSize size);

    MapSampler m_sampler;
    QImage m_colours;
    std::vector<std::uint8_t> m_keys;
};

}  // namespace lossglass

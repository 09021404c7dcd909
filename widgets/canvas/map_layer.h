// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/painting.h"
#include "losslib/scene/scene.h"
#include "widgets/canvas/map_settings.h"

#include <QImage>
#include <array>
#include <cstdint>
#include <vector>

namespace lossglass {

/// A map at picture size: one colour and one key per pixel. Samples of a batch stand one below
/// the other. Drawing it on a screen is the work of composeScreen().
class MapLayer {
public:
    /// The key of pixels that have no value: hatched, never coloured.
    static constexpr std::uint8_t kNoData = 255;

    /// Width and height of all samples of a scene, stacked.
    static QSize sizeOf(const Scene& scene);

    /// Renders the pixels of `region` anew (all of them when the size of the scene changed).
    void render(const Scene& scene, const MapSettings& settings, const Region& region);

    bool isEmpty() const { return m_keys.empty(); }
    QSize size() const { return m_colours.size(); }
    /// Premultiplied; transparent where the ground shall show.
    const QRgb* colours(int row) const;
    /// The same as a whole; shares its pixels.
    const QImage& picture() const { return m_colours; }
    /// Pixels with equal keys form one area; an outline runs where the key changes.
    const std::uint8_t* keys(int row) const;
    /// Outline of an area by its key; 0 = none.
    QRgb outline(std::uint8_t key) const { return m_outlines[key]; }
    /// Whether an outline runs between two neighbouring keys, on the side of the first. Where data
    /// ends, a class ends; but the line at a threshold says nothing there.
    bool isEdge(std::uint8_t key, std::uint8_t neighbour) const {
        return key != neighbour && (m_outlinesNoData || neighbour != kNoData);
    }
    int outlineWidth() const { return m_outlineWidth; }  ///< device-independent pixels
    /// Areas told apart by a hatch beside their colour, because colours run out.
    bool isHatched(std::uint8_t key) const { return m_hatched[key]; }

private:
    void resize(QSize size);
    void renderTarget(const Scene& scene, const Region& region);
    void renderSoftTarget(const Scene& scene, const Region& region);
    void renderPrediction(const Scene& scene, const MapSettings& settings, const Region& region);
    void renderGradient(const Scene& scene, const MapSettings& settings, const Region& region);
    void setOutlines(const Scene& scene, const MapSettings& settings);

    QImage m_colours;
    std::vector<std::uint8_t> m_keys;
    std::array<QRgb, 256> m_outlines{};
    std::array<bool, 256> m_hatched{};
    int m_outlineWidth = 0;
    bool m_outlinesNoData = false;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"
#include "widgets/canvas/map_settings.h"

#include <QRgb>
#include <QSize>
#include <array>
#include <cstdint>
#include <span>

namespace lossglass {

/// Says the colour and the key of any pixel of a map, without a picture of it: what is shown of
/// a large scene costs what the view costs. A value; any thread may ask its own copy.
///
/// Samples of a batch stand one below the other.
class MapSampler {
public:
    /// The key of pixels that have no value: hatched, never coloured.
    static constexpr std::uint8_t kNoData = 255;

    /// Of an empty scene.
    MapSampler() = default;
    MapSampler(const Scene& scene, const MapSettings& settings);

    /// Width and height of all samples of a scene, stacked.
    static QSize sizeOf(const Scene& scene);

    QSize size() const { return sizeOf(m_scene); }
    bool isEmpty() const { return m_scene.isEmpty(); }
    /// How much one pixel costs, in units of a look into a table.
    int costOfPixel() const;

    /// Pixels of one row, each with its column: colours (premultiplied; transparent where the
    /// ground shall show) and keys, one per column. Pixels with equal keys form one area; an
    /// outline runs where the key changes.
    void sample(int row, std::span<const int> columns, QRgb* colours, std::uint8_t* keys) const;

    /// Outline of an area by its key; 0 = none.
    QRgb outline(std::uint8_t key) const { return m_outlines[key]; }
    bool hasOutlines() const { return m_outlineWidth > 0; }
    /// Whether an outline runs between two neighbouring keys, on the side of the first. Where data
    /// ends, a class ends; but the line at a threshold says nothing there.
    bool isEdge(std::uint8_t key, std::uint8_t neighbour) const {
        return key != neighbour && (m_outlinesNoData || neighbour != kNoData);
    }
    int outlineWidth() const { return m_outlineWidth; }  ///< device-independent pixels; 0 = none
    /// Areas told apart by a hatch beside their colour, because colours run out.
    bool isHatched(std::uint8_t key) const { return m_hatched[key]; }

private:
    struct Row;
    void setOutlines();
    void sampleTarget(const Row& row) const;
    void sampleSoftTarget(const Row& row) const;
    void samplePrediction(const Row& row) const;
    void sampleGradient(const Row& row) const;

    Scene m_scene;
    MapSettings m_settings;
    std::array<QRgb, 256> m_table{};  ///< of labels, or of the quantity's range
    std::array<QRgb, 256> m_outlines{};
    std::array<bool, 256> m_hatched{};
    int m_outlineWidth = 0;
    bool m_outlinesNoData = false;
};

}  // namespace lossglass

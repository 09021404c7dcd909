// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/stroke.h"

#include <algorithm>
#include <utility>

namespace lossglass {

namespace {

/// Sets one pixel of soft planes to certainty; returns whether that changed it.
bool setOneHot(Planes<float>& soft, Eigen::Index pixel, int label) {
    bool changed = false;
    for (Eigen::Index c = 0; c < soft.rows(); ++c) {
        const bool isLabel = soft.rows() == 1 ? label == 1 : label == c;
        const float value = isLabel ? 1.0F : 0.0F;
        changed = changed || soft(c, pixel) != value;
        soft(c, pixel) = value;
    }
    return changed;
}

}  // namespace

Stroke::Stroke(Scene start, const StrokeStyle& style)
    : m_start(std::move(start)), m_scene(m_start), m_style(style) {
    const SceneParts<float>& parts = m_start.parts();
    // The samples of a batch lie below each other, as one tall picture.
    m_extent = {parts.width, parts.height, parts.height * style.sample};
    if (style.surface == Surface::Prediction) {
        m_logits.emplace(parts.logits, parts.width);
        return;
    }
    m_labels.emplace(parts.labels, parts.width);
    if (!parts.softTarget) return;
    m_softTarget.emplace(parts.softTarget, parts.width);
    m_covered.assign(parts.labels->size(), 0);
}

Region Stroke::paint(const StrokePiece& piece) {
    const Region changed = m_style.surface == Surface::Prediction ? paintPrediction(piece)
                           : m_softTarget                         ? paintSoftTarget(piece)
                                                                  : paintTarget(piece);
    m_region = m_region.united(changed);
    return changed;
}

Region Stroke::paintPrediction(const StrokePiece& piece) {
    auto logits = m_logits->next();
    const Region changed = paintProbability(*logits, m_extent, m_style.brush, piece,
                                            m_style.channel, m_style.probability);
    if (changed.isEmpty()) {
        m_logits->giveBack(std::move(logits));
        return changed;
    }
    m_logits->publish(std::move(logits), changed);
    m_scene = m_scene.withPlanes(nullptr, m_logits->current());
    return changed;
}

Region Stroke::paintTarget(const StrokePiece& piece) {
    auto labels = m_labels->next();
    const Region changed = paintLabels(*labels, m_extent, m_style.brush, piece, m_style.label);
    if (changed.isEmpty()) {
        m_labels->giveBack(std::move(labels));
        return changed;
    }
    m_labels->publish(std::move(labels), changed);
    m_scene = m_scene.withPlanes(m_labels->current(), nullptr);
    return changed;
}

Region Stroke::paintSoftTarget(const StrokePiece& piece) {
    const Region covered = paintLabels(m_covered, m_extent, m_style.brush, piece, 1);
    auto labels = m_labels->next();
    auto soft = m_softTarget->next();
    bool changed = false;
    for (int y = covered.y; y < covered.y + covered.height; ++y) {
        for (int x = covered.x; x < covered.x + covered.width; ++x) {
            const std::size_t pixel = static_cast<std::size_t>(y) * m_extent.width + x;
            if (std::exchange(m_covered[pixel], std::uint8_t{0}) == 0) continue;
            changed = changed || (*labels)[pixel] != m_style.label;
            (*labels)[pixel] = m_style.label;
            // An ignored pixel keeps its soft planes: nothing reads them.
            if (m_style.label == kIgnored) continue;
            changed = setOneHot(*soft, static_cast<Eigen::Index>(pixel), m_style.label) || changed;
        }
    }
    if (!changed) {
        m_labels->giveBack(std::move(labels));
        m_softTarget->giveBack(std::move(soft));
        return {};
    }
    m_labels->publish(std::move(labels), covered);
    m_softTarget->publish(std::move(soft), covered);
    m_scene = m_scene.withPlanes(m_labels->current(), nullptr, m_softTarget->current());
    return covered;
}

}  // namespace lossglass

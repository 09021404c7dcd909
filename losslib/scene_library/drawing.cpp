// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene_library/drawing.h"

#include "losslib/scene/edits/chance.h"
#include "losslib/scene/painting.h"
#include "losslib/scene/scene_edits.h"

#include <utility>

namespace lossglass {

Drawing::Drawing(int width, int height, std::vector<std::string> names)
    : m_width(width),
      m_height(height),
      m_names(std::move(names)),
      m_labels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0) {}

Drawing& Drawing::disc(double x, double y, double radius, std::uint8_t label) {
    return line(x, y, x, y, 2 * radius, label);
}

Drawing& Drawing::line(double fromX, double fromY, double toX, double toY, double width,
                       std::uint8_t label) {
    paintLabels(m_labels, {m_width, m_height}, {width, 0}, {fromX, fromY, toX, toY}, label);
    return *this;
}

Drawing& Drawing::box(int x, int y, int width, int height, std::uint8_t label) {
    for (int row = y; row < y + height; ++row)
        for (int column = x; column < x + width; ++column)
            m_labels[static_cast<std::size_t>(row * m_width + column)] = label;
    return *this;
}

Drawing& Drawing::flip(double share, std::uint32_t seed) {
    const Chance chance(seed);
    for (std::size_t i = 0; i < m_labels.size(); ++i)
        if (chance.uniform(static_cast<std::int64_t>(i)) < share)
            m_labels[i] = m_labels[i] == 0 ? 1 : 0;
    return *this;
}

Scene Drawing::predicted(double confidence) const {
    SceneParts<float> parts;
    parts.width = m_width;
    parts.height = m_height;
    const auto channels = static_cast<Eigen::Index>(m_names.size() == 2 ? 1 : m_names.size());
    parts.activation = channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    parts.labels = std::make_shared<const Labels>(m_labels);
    parts.logits = std::make_shared<const Planes<float>>(
        Planes<float>::Zero(channels, static_cast<Eigen::Index>(m_labels.size())));
    parts.classes = defaultClasses(static_cast<int>(m_names.size()));
    for (std::size_t k = 0; k < m_names.size(); ++k)
        parts.classes[k].name = m_names[k];
    return predictionFromTarget(Scene::make(std::move(parts)).value(), confidence);
}

Scene Drawing::predictedAs(const Scene& other) const {
    return predicted().withPlanes(nullptr, other.parts().logits);
}

Scene edited(Scene scene, const std::vector<SceneEdit>& edits) {
    for (const SceneEdit& edit : edits)
        scene = applyEdit(scene, edit);
    return scene;
}

SceneEdit editOf(SceneEditKind kind, double amount) {
    SceneEdit edit;
    edit.kind = kind;
    edit.amount = amount;
    return edit;
}

}  // namespace lossglass

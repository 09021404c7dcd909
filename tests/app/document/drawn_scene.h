// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/stroke.h"
#include "losslib/scene/scene.h"

#include <QStringList>

#include <memory>
#include <utility>

namespace lossglass::drawing {

/// '#' = label 1, '.' = label 0, '?' = ignored; all logits the same.
inline Scene drawn(const QStringList& rows, float logit = -1) {
    SceneParts<float> parts;
    parts.width = static_cast<int>(rows[0].size());
    parts.height = static_cast<int>(rows.size());
    auto labels = std::make_shared<Labels>();
    for (const QString& row : rows)
        for (const QChar mark : row)
            labels->push_back(mark == '#' ? 1 : mark == '?' ? kIgnored : 0);
    const auto pixels = static_cast<Eigen::Index>(labels->size());
    parts.logits = std::make_shared<Planes<float>>(Planes<float>::Constant(1, pixels, logit));
    parts.labels = std::move(labels);
    return Scene::make(std::move(parts)).value();
}

/// Same picture with soft planes: 1 becomes .75, 0 becomes .25.
inline Scene softened(const Scene& scene) {
    SceneParts<float> parts = scene.parts();
    auto soft = std::make_shared<Planes<float>>(1, scene.pixels());
    for (Eigen::Index i = 0; i < soft->cols(); ++i)
        (*soft)(0, i) = scene.labels()[static_cast<std::size_t>(i)] == 1 ? .75F : .25F;
    parts.softTarget = std::move(soft);
    return Scene::make(std::move(parts)).value();
}

inline QStringList text(const Scene& scene) {
    QStringList rows;
    for (int y = 0; y < scene.height() * scene.samples(); ++y) {
        QString row;
        for (int x = 0; x < scene.width(); ++x) {
            const int label = scene.labels()[static_cast<std::size_t>(y * scene.width() + x)];
            row += label == 1 ? '#' : label == kIgnored ? '?' : '.';
        }
        rows << row;
    }
    return rows;
}

inline StrokeStyle onePixel(Surface surface, std::uint8_t label = 1) {
    StrokeStyle style;
    style.surface = surface;
    style.brush.diameter = 1;
    style.label = label;
    return style;
}

inline StrokePiece at(int x, int y) {
    return {x + .5, y + .5, x + .5, y + .5};
}

inline StrokePiece from(int x0, int y0, int x1, int y1) {
    return {x0 + .5, y0 + .5, x1 + .5, y1 + .5};
}

inline const QStringList kRows{"....", ".##.", "...?"};

}  // namespace lossglass::drawing

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_settings.h"
#include "app/window/view_settings.h"
#include "losslib/loss/parameter_values.h"
#include "losslib/scene/prediction_edits.h"
#include "losslib/scene/scene.h"

#include <QJsonObject>
#include <QPointF>
#include <QString>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lossglass {

/// Everything that a person would miss if the program ended now: what a .lossglass file holds.
/// A value: copies share the planes of the scene. See README.md of this folder for the file.
struct Session {
    /// Where the canvases look.
    struct Zoom {
        double scale = 1;  ///< device-independent pixels per picture pixel, > 0
        QPointF centre;    ///< the point of the picture in the middle of a canvas
        bool operator==(const Zoom&) const = default;
    };
    /// What a later version of the program wrote and this one does not understand: written again
    /// as it was.
    struct Unknown {
        QJsonObject head;  ///< the whole head as it was read
        std::vector<std::pair<std::string, std::vector<std::uint8_t>>> members;
        bool operator==(const Unknown&) const = default;
    };

    QString title;
    Scene scene;                                        ///< not empty
    std::map<std::string, ParameterValues> parameters;  ///< of every loss that the program knows
    std::set<std::string> shown;                        ///< ids
    std::string selected;                               ///< id
    ViewSettings view;         ///< all but the tool, which belongs to the hand
    QString tab;               ///< object name of the lower tab in view; may be empty
    std::optional<Zoom> zoom;  ///< nothing: the scene is fitted
    FigureSettings figure;
    /// What the prediction was edited with, and from; null: it was not edited.
    PredictionEdits edits;
    std::shared_ptr<const Planes<float>> editSource;  ///< shape of the scene's logits
    Scene compared;     ///< that Compare holds against the present one; empty: none
    QJsonObject panes;  ///< what each tab wants kept, by its object name
    Unknown unknown;
};

/// Whether all that a person sees is the same: bit for bit in planes, picture and labels.
bool isSameSession(const Session& one, const Session& other);

}  // namespace lossglass

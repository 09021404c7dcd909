// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/analysis/sweep_grid.h"

#include "losslib/loss/catalogue.h"

#include <algorithm>

namespace lossglass {

bool isParameterOfAll(const SweepQuestion& question, const std::string& id) {
    return std::all_of(question.losses.begin(), question.losses.end(), [&](const Request& each) {
        return findParameter(*each.loss, id) != nullptr;
    });
}

double Sweep::at(std::size_t axis, int place) const {
    const int step = axis == 0 ? place % axes[0].steps : place / axes[0].steps;
    return axes[axis].valueAt(step);
}

SweepSetting settingAt(const SweepQuestion& question, const Sweep& sweep, int place) {
    SweepSetting setting;
    setting.threshold = question.threshold;
    for (std::size_t a = 0; a < question.axes.size(); ++a) {
        const std::string& id = question.axes[a].id;
        const double value = sweep.at(a, place);
        if (isParameterOfAll(question, id)) {
            setting.parameters.emplace_back(id, value);
        } else if (id == kSweepThreshold) {
            setting.threshold = value;
        } else {
            SceneEdit edit = question.edit;
            edit.kind = findSceneEdit(id)->kind;
            edit.amount = value;
            setting.edits.push_back(edit);
        }
    }
    return setting;
}

std::vector<int> placesInOrder(const SweepQuestion& question) {
    const int width = question.axes[0].steps;
    const int height = question.axes.size() > 1 ? question.axes[1].steps : 1;
    std::vector<int> levelOfColumn(static_cast<std::size_t>(width));
    std::vector<int> levelOfRow(static_cast<std::size_t>(height));
    for (const RefinedPlace& each : coarseToFine(width))
        levelOfColumn[static_cast<std::size_t>(each.place)] = each.level;
    for (const RefinedPlace& each : coarseToFine(height))
        levelOfRow[static_cast<std::size_t>(each.place)] = each.level;
    const bool columnsKeep = !isParameterOfAll(question, question.axes[0].id);
    struct Visit {
        int level, keep, place;
    };
    std::vector<Visit> visits;
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            visits.push_back({std::max(levelOfColumn[static_cast<std::size_t>(column)],
                                       levelOfRow[static_cast<std::size_t>(row)]),
                              columnsKeep ? column : row, row * width + column});
    std::stable_sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
        return a.level != b.level ? a.level < b.level : a.keep < b.keep;
    });
    std::vector<int> places;
    for (const Visit& visit : visits)
        places.push_back(visit.place);
    return places;
}

Sweep emptyGrid(const SweepQuestion& question) {
    Sweep sweep;
    sweep.axes = question.axes;
    sweep.places = 1;
    for (const SweepAxis& axis : question.axes)
        sweep.places *= axis.steps;
    const auto places = static_cast<std::size_t>(sweep.places);
    for (const Request& request : question.losses)
        sweep.losses.push_back({request, std::vector<SweepPoint>(places), SweepWay::EveryPixel});
    sweep.metrics.resize(places);
    sweep.isReached.assign(places, 0);
    return sweep;
}

}  // namespace lossglass

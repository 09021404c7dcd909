// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/export_source.h"

namespace lossglass {

const Reading<float>* ExportSource::selected() const {
    for (const auto& reading : readings->readings)
        if (reading.loss->id == selectedLoss) return &reading;
    return nullptr;
}

ExportSource evaluateForExport(const Scene& scene, std::vector<Request> requests,
                               const ViewSettings& settings) {
    ExportSource source;
    source.settings = settings;
    source.selectedLoss = requests.front().loss->id;
    ResponseJob job;
    job.watched = settings.watched;
    job.target = settings.curveTarget;
    job.selected = requests.front();
    job.others.assign(requests.begin() + 1, requests.end());
    requests.front().wanted = {true, true, true};
    auto readings = std::make_shared<LiveReadings>();
    readings->scene = scene;
    const Workspace<float> work(scene);
    for (const Request& request : requests)
        readings->readings.push_back(evaluateOne(work, request));
    for (const auto& reading : readings->readings)
        readings->ranges.push_back(LiveReadings::Ranges::of(reading.evaluation, scene.labels()));
    source.response = runResponseJob(job, readings->readings, work);
    source.readings = std::move(readings);
    return source;
}

}  // namespace lossglass

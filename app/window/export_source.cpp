// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/export_source.h"

namespace lossglass {

const Reading<float>* ExportSource::selected() const {
    for (const auto& reading : readings->readings)
        if (reading.loss->id == selectedLoss) return &reading;
    return nullptr;
}

ExportSource withAllGradients(const ExportSource& source) {
    std::vector<Request> requests;
    for (const auto& reading : source.readings->readings)
        requests.push_back({reading.loss, reading.values, {true, true, false}});
    auto readings = std::make_shared<LiveReadings>();
    readings->scene = source.scene();
    readings->readings = evaluateAll(readings->scene, requests);
    for (const auto& reading : readings->readings)
        readings->ranges.push_back(
            LiveReadings::Ranges::of(reading.evaluation, readings->scene.labels()));
    ExportSource whole = source;
    whole.readings = std::move(readings);
    return whole;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_readings.h"
#include "app/live/live_snapshot.h"
#include "losslib/loss/catalogue.h"

#include <cmath>
#include <condition_variable>
#include <memory>
#include <mutex>

/// What tests of LiveEvaluation submit, and what holds its worker.
namespace lossglass::test {

using Readings = std::shared_ptr<const LiveReadings>;

/// A disc as target, a smooth ramp as prediction.
inline Scene discScene(int side) {
    SceneParts<float> parts;
    parts.width = parts.height = side;
    auto labels = std::make_shared<Labels>();
    auto logits = std::make_shared<Planes<float>>(1, Eigen::Index{side} * side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const bool isInside = std::hypot(x - side / 2., y - side / 2.) < side / 3.;
            labels->push_back(isInside ? 1 : 0);
            (*logits)(0, Eigen::Index{y} * side + x) = static_cast<float>(x - y) / 8;
        }
    parts.labels = std::move(labels);
    parts.logits = std::move(logits);
    return Scene::make(std::move(parts)).value();
}

inline std::vector<Request> allRequests() {
    std::vector<Request> requests;
    for (const Loss& loss : catalogue())
        requests.push_back({&loss, ParameterValues(loss.parameters), {true, true, true}});
    return requests;
}

inline Request focalRequest() {
    const Loss* loss = findLoss("focal");
    return {loss, ParameterValues(loss->parameters), {}};
}

inline LiveSnapshot snapshot(const Scene& scene, quint64 revision, LiveSnapshot::Extra extra = {}) {
    LiveSnapshot made;
    made.scene = scene;
    made.requests = {focalRequest()};
    made.revision = revision;
    made.extra = std::move(extra);
    return made;
}

inline LiveSnapshot snapshotOf(std::vector<Request> requests, const Scene& scene, quint64 revision,
                               LiveSnapshot::Extra extra = {}) {
    LiveSnapshot made = snapshot(scene, revision, std::move(extra));
    made.requests = std::move(requests);
    return made;
}

/// Holds the worker inside LiveSnapshot::extra until it is opened.
class Gate {
public:
    ~Gate() { open(); }

    LiveSnapshot::Extra extra() {
        return [state = m_state](const std::vector<Reading<float>>&,
                                 const Scene&) -> std::shared_ptr<void> {
            std::unique_lock lock(state->mutex);
            ++state->entered;
            state->changed.wait(lock, [&] { return state->isOpen; });
            return nullptr;
        };
    }
    void open() {
        const std::lock_guard lock(m_state->mutex);
        m_state->isOpen = true;
        m_state->changed.notify_all();
    }
    bool isEntered() const {
        const std::lock_guard lock(m_state->mutex);
        return m_state->entered > 0;
    }

private:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        int entered = 0;
        bool isOpen = false;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

}  // namespace lossglass::test

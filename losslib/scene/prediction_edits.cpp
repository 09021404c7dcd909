// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/scene/prediction_edits.h"

#include "losslib/scene/scene_edits.h"

namespace lossglass {
namespace {

constexpr SceneEditKind kOrder[] = {SceneEditKind::DropObjects, SceneEditKind::AddObjects,
                                    SceneEditKind::Dilate,      SceneEditKind::ShiftX,
                                    SceneEditKind::ShiftY,      SceneEditKind::SwapLabels,
                                    SceneEditKind::Blur,        SceneEditKind::Temperature,
                                    SceneEditKind::SmoothNoise, SceneEditKind::Salt};

}  // namespace

PredictionEdits::PredictionEdits() {
    for (const SceneEditInfo& info : sceneEditTable())
        setAmount(info.kind, info.neutral);
}

bool PredictionEdits::isNeutral() const {
    if (source == EditSource::Target) return false;
    for (const SceneEditInfo& info : sceneEditTable())
        if (amount(info.kind) != info.neutral) return false;
    return true;
}

Scene applyEdits(const Scene& scene, const PredictionEdits& edits) {
    if (scene.isEmpty()) return scene;
    Scene edited = edits.source == EditSource::Target ? predictionFromTarget(scene) : scene;
    for (const SceneEditKind kind : kOrder) {
        const bool isNoise = kind == SceneEditKind::SmoothNoise;
        edited = applyEdit(edited, {kind, edits.amount(kind), edits.label, edits.other,
                                    isNoise ? edits.grain : edits.radius, edits.seed});
    }
    return edited;
}

}  // namespace lossglass

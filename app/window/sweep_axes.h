// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/sweep.h"
#include "losslib/loss/loss.h"
#include "losslib/scene/scene.h"
#include "widgets/plots/edit_class_menus.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace lossglass {

/// Something that can run in a sweep or a landscape, with the range that it starts with.
struct SweepAxisChoice {
    SweepAxis axis;
    QString name;  ///< in words, with the symbol of a parameter
    bool isParameter = false;
    bool isRandom = false;       ///< draws by a seed
    int classes = 0;             ///< that the edit acts on: 0, 1, or 2 that change places
    double least = 0, most = 1;  ///< domain, inclusive
    double neutral = 0;          ///< the value that changes nothing; of edits and the threshold
};

/// The number parameters of a loss first, then the edits of the prediction, then the threshold
/// where the scene has one.
std::vector<SweepAxisChoice> sweepAxesOf(const Loss& loss, const Scene& scene);

/// How edits are made: class, other class and seed of the scene; classes beyond it are its last.
SceneEdit mannerFor(SceneEdit manner, const Scene& scene);
/// The name of an axis with the classes that it acts on, where there are more than two.
QString fullNameOf(const SweepAxisChoice& choice, const SceneEdit& manner, const Scene& scene);
/// What can be chosen about the classes of the axes; none to choose where no axis asks for any.
EditClassChoice classChoiceOf(const std::vector<const SweepAxisChoice*>& axes,
                              const SceneEdit& manner, const Scene& scene);
/// "seed", "class" and "other_class", for a session.
void mannerToJson(const SceneEdit& manner, QJsonObject& state);
SceneEdit mannerFromJson(const QJsonObject& state, SceneEdit manner);

QStringList namesOf(const std::vector<SweepAxisChoice>& choices);
/// How many of them are parameters; they come first.
int parametersAmong(const std::vector<SweepAxisChoice>& choices);

/// The ranges that were chosen, kept for each axis of each loss.
class SweepRanges {
public:
    /// The choice's axis as it was last set for that loss.
    SweepAxis axisOf(const Loss& loss, const SweepAxisChoice& choice) const;
    /// Keeps a range; one that is none (whyNoRange(), or out of the domain) is refused: false.
    bool set(const Loss& loss, const SweepAxisChoice& choice, const SweepAxis& axis);

    /// {"focal gamma": {"from", "to", "steps", "log"}, "blur": {...}}, for a session. What is no
    /// range is left out; what leaves the domain of its axis counts for nothing.
    QJsonObject toJson() const;
    void setJson(const QJsonObject& ranges);

private:
    static std::string keyOf(const Loss& loss, const SweepAxisChoice& choice);
    std::map<std::string, SweepAxis> m_axes;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_edits.h"

#include "losslib/scene/scene_edit.h"

#include <QCryptographicHash>

#include <limits>

namespace lossglass {

namespace {

const QStringList kSources{QStringLiteral("prediction"), QStringLiteral("target")};
constexpr double kLeastSize = 0.5, kMostSize = 256;

QString fingerprintOf(const Planes<float>& logits) {
    const QByteArrayView bytes(reinterpret_cast<const char*>(logits.data()),
                               static_cast<qsizetype>(sizeof(float)) * logits.size());
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(bytes);
    return QString::fromLatin1(hash.result().toHex());
}

}  // namespace

QJsonObject sessionEditsHead(const PredictionEdits& edits, const Scene& scene) {
    QJsonObject amounts;
    for (const SceneEditInfo& info : sceneEditTable())
        amounts.insert(QString::fromStdString(info.id), edits.amount(info.kind));
    return {{"begin_at", kSources[edits.source == EditSource::Prediction ? 0 : 1]},
            {"class", edits.label},
            {"other_class", edits.other},
            {"grain", edits.grain},
            {"radius", edits.radius},
            {"seed", static_cast<double>(edits.seed)},
            {"made_sha1", fingerprintOf(scene.logits())},
            {"amounts", amounts}};
}

bool areEditsOf(const QJsonObject& head, const Scene& scene) {
    return head.value("made_sha1").toString() == fingerprintOf(scene.logits());
}

PredictionEdits readSessionEdits(const QJsonObject& head, SessionReader& reader,
                                 const Scene& scene) {
    PredictionEdits edits;
    edits.source = reader.word(head, "edits.begin_at", kSources, 0) == 0 ? EditSource::Prediction
                                                                         : EditSource::Target;
    const int last = scene.labelCount() - 1;
    edits.label = reader.integer(head, "edits.class", 0, last, edits.label);
    edits.other = reader.integer(head, "edits.other_class", 0, last, edits.other);
    edits.grain = reader.number(head, "edits.grain", kLeastSize, kMostSize, edits.grain);
    edits.radius = reader.number(head, "edits.radius", kLeastSize, kMostSize, edits.radius);
    edits.seed = static_cast<std::uint32_t>(reader.number(
        head, "edits.seed", 0, std::numeric_limits<std::uint32_t>::max(), edits.seed));
    const QJsonObject amounts = reader.object(head, "edits.amounts");
    for (const SceneEditInfo& info : sceneEditTable())
        edits.setAmount(info.kind,
                        reader.number(amounts, "edits.amounts." + QString::fromStdString(info.id),
                                      info.minimum, info.maximum, info.neutral));
    return edits;
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/notes_words.h"

#include "app/window/reading_texts.h"
#include "widgets/panels/loss_text.h"
#include "widgets/panels/number_text.h"

#include <QCoreApplication>

#include <cmath>

namespace lossglass {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(NotesWords)
};

QString percent(double share) {
    const double hundredfold = 100 * share;
    return QStringLiteral("%1 %").arg(hundredfold < 9.95 ? QString::number(hundredfold, 'f', 1)
                                                         : QString::number(hundredfold, 'f', 0));
}

/// As it was set: 0.25, not 0.250.
QString numberText(double value) {
    return QString::number(value, 'g', 4).replace('-', QChar(0x2212));
}

QString nameOfLabel(const Scene& scene, int label) {
    const auto at = static_cast<std::size_t>(label);
    return label >= 0 && at < scene.classes().size()
               ? QString::fromStdString(scene.classes()[at].name)
               : QString();
}

QString nameOfParameter(const Loss& loss, const std::string& id) {
    for (const Parameter& parameter : loss.parameters)
        if (parameter.id == id) return lossText(parameter.label);
    return QString::fromStdString(id);
}

QString symbolOf(const Loss& loss, const std::string& id) {
    for (const Parameter& parameter : loss.parameters)
        if (parameter.id == id && !parameter.symbol.empty())
            return QString::fromStdString(parameter.symbol);
    return nameOfParameter(loss, id);
}

QString termName(SceneNote::Term term) {
    switch (term) {
        case SceneNote::Term::CrossEntropy:
            return Text::tr("cross-entropy part");
        case SceneNote::Term::Focal:
            return Text::tr("focal part");
        case SceneNote::Term::Overlap:
            return Text::tr("overlap part");
        case SceneNote::Term::None:
            break;
    }
    return {};
}

Note oppositeWeight(const SceneNote& note, const Loss& loss, const Scene& scene) {
    const QString what =
        note.label < 0 ? Text::tr("false negatives") : nameOfLabel(scene, note.label);
    return {Text::tr("%1 = %2 takes pull off %3.")
                .arg(symbolOf(loss, note.parameter), numberText(note.value), what),
            Text::tr("%1 of the pull is on %2; without the weight it is %3.")
                .arg(percent(note.now), what, percent(note.before)),
            QStringLiteral("budget"),
            {}};
}

}  // namespace

QString wayToTab(const QString& tab) {
    if (tab == u"budget") return Text::tr("See it in Gradient budget");
    if (tab == u"sweep") return Text::tr("See it in Sweep");
    if (tab == u"response") return Text::tr("See it in Response");
    if (tab == u"metrics") return Text::tr("See it in Metrics");
    return {};
}

Note noteInWords(const SceneNote& note, const Loss& loss, const Scene& scene) {
    Note words;
    const QString label = nameOfLabel(scene, note.label);
    switch (note.kind) {
        case SceneNote::Kind::OppositeWeight:
            words = oppositeWeight(note, loss, scene);
            break;
        case SceneNote::Kind::HeavySmoothing:
            words = {Text::tr("Smoothing decides here."),
                     Text::tr("%1 is %2 of the sums of %3.")
                         .arg(numberText(note.value), percent(note.now), label),
                     QStringLiteral("sweep"),
                     {}};
            break;
        case SceneNote::Kind::IdleParameter:
            words = {Text::tr("%1 does nothing here.").arg(nameOfParameter(loss, note.parameter)),
                     Text::tr("Value and pull change by 0 over its whole slider."),
                     QStringLiteral("sweep"),
                     {}};
            break;
        case SceneNote::Kind::SilentClass:
            words = {Text::tr("No gradient on %1.").arg(label),
                     Text::tr("Its %1 pixels get 0 % of the pull.")
                         .arg(countText(std::llround(note.value))),
                     QStringLiteral("budget"),
                     {}};
            break;
        case SceneNote::Kind::DeadTerm:
            words = {Text::tr("The %1 has died.").arg(termName(note.term)),
                     Text::tr("It gives %1 of the pull of the parts.").arg(percent(note.now)),
                     QStringLiteral("budget"),
                     {}};
            break;
        case SceneNote::Kind::ProbabilitiesAsLogits:
            words = {Text::tr("These logits look like probabilities."),
                     Text::tr("All lie between %1 and %2; were they read as what they are?")
                         .arg(shortNumberText(note.before), shortNumberText(note.now)),
                     QStringLiteral("response"),
                     {}};
            break;
    }
    words.where = wayToTab(words.tab);
    return words;
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/dialect_views.h"

#include "losslib/analysis/convention_chain.h"
#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/dialects/dialect_parameters.h"
#include "losslib/loss/catalogue.h"
#include "widgets/panels/loss_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>

namespace lossglass {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DialectViews)
};

/// The catalogue's loss that this one is, or is a form of; empty for a library's own invention.
std::string canonicalOf(const Loss& loss) {
    const Dialect* dialect = dialectBehind(loss);
    return dialect ? dialect->loss : loss.id;
}

/// The smallest scene of that many channels that has every label: which conventions differ does
/// not depend on the pixels.
SceneD smallScene(int channels) {
    const int labels = std::max(channels, 2);
    SceneParts<double> parts;
    parts.width = labels;
    parts.height = 1;
    parts.activation = channels == 1 ? Activation::Sigmoid : Activation::Softmax;
    Labels row;
    for (int label = 0; label < labels; ++label)
        row.push_back(static_cast<std::uint8_t>(label));
    parts.labels = std::make_shared<const Labels>(std::move(row));
    parts.logits =
        std::make_shared<const Planes<double>>(Planes<double>::Constant(channels, labels, 0.5));
    return SceneD::make(std::move(parts)).value();
}

QStringList differences(const Dialect& dialect, const ParameterValues& values,
                        const ParameterValues& canonicalValues, int channels) {
    const Loss* canonical = findLoss(dialect.loss);
    if (!canonical || channels == 0) return {};
    const auto chain = conventionChain(
        {nullptr, {}, canonical, canonicalValues},
        {&dialect, settingsOf(dialect.arguments, values), nullptr, {}}, smallScene(channels));
    QStringList lines;
    if (!chain) return lines;
    for (const auto& step : chain->steps)
        lines << QStringLiteral("• ") + stepText(step);
    if (lines.isEmpty())
        lines << Text::tr("Follows the canonical form in everything.");
    else
        lines.prepend(Text::tr("Differs from the canonical form in:"));
    return lines;
}

}  // namespace

QString stepText(const ConventionChain::Step& step) {
    const QString name = lossText(step.convention);
    const QString change = changeText(step);
    return change.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, change);
}

QString changeText(const ConventionChain::Step& step) {
    if (step.from.empty() && step.to.empty()) return {};
    return QStringLiteral("%1 → %2").arg(lossText(step.from), lossText(step.to));
}

std::vector<const Loss*> listedLosses(const Document& document) {
    std::vector<std::string> ids(document.shownLosses().begin(), document.shownLosses().end());
    ids.push_back(document.selectedLoss());
    return lossesWithDialects(ids);
}

std::vector<DialectChoice> formsOf(const Loss& loss) {
    const std::string canonical = canonicalOf(loss);
    std::vector<DialectChoice> forms;
    if (!canonical.empty())
        forms.push_back({QString::fromStdString(canonical), Text::tr("Canonical form")});
    for (const Dialect* dialect : dialectsOf(canonical))
        forms.push_back({QString::fromStdString(fullName(*dialect)),
                         lossText(libraryName(dialect->library) + " " + dialect->name)});
    return forms;
}

void showDialects(DialectCard& card, const Loss& loss, const Document& document) {
    card.setChoices(formsOf(loss), QString::fromStdString(loss.id));
    const Dialect* dialect = dialectBehind(loss);
    if (!dialect) return card.setDifferences({});
    QStringList lines;
    if (!dialect->loss.empty())
        lines = differences(*dialect, document.parameters(loss.id),
                            document.parameters(dialect->loss), document.scene().channels());
    for (const std::string& note : dialect->notes)
        lines << lossText(note);
    card.setDifferences(lines);
}

}  // namespace lossglass

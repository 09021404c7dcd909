// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/reading_texts.h"

#include "losslib/dialects/dialect_losses.h"
#include "widgets/panels/loss_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>
#include <numeric>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(ReadingTexts)
};

QString valueText(const ParameterValue& value) {
    if (const auto* number = std::get_if<double>(&value))
        return QString::number(*number, 'g', 4).replace('-', QChar(0x2212));
    return QString::fromStdString(toText(value));
}

QString percent(double share) {
    return QStringLiteral("%1 %").arg(std::lround(100 * share));
}

// A class takes this much more of the pull than its share of the pixels before it is news.
constexpr double kSurprise = 0.15;

}  // namespace

QString lossName(const std::string& id) {
    const Loss* loss = findAnyLoss(id);
    return loss ? lossText(loss->name) : QString();
}

QString workingText(const QString& name, const Scene& scene) {
    return Text::tr("Working: %1, %2 × %3").arg(name).arg(scene.width()).arg(scene.height());
}

QString countText(std::int64_t count) {
    QString digits = QString::number(count);
    if (digits.size() < 5) return digits;
    for (int i = static_cast<int>(digits.size()) - 3; i > 0; i -= 3)
        digits.insert(i, QChar(0x202F));
    return digits;
}

QString averagingText(const Loss& loss, std::int64_t pixels) {
    if (loss.family != Family::Pointwise) return {};
    return Text::tr("Mean over %1 pixels.").arg(countText(pixels));
}

QString differenceText(const Loss& loss, const ParameterValues& values,
                       const ParameterValues& others) {
    QStringList parts;
    for (const Parameter& parameter : loss.parameters) {
        const ParameterValue& value = values.get(parameter.id);
        if (value == others.get(parameter.id)) continue;
        const QString name =
            lossText(parameter.symbol.empty() ? parameter.label : parameter.symbol);
        parts << QStringLiteral("%1 = %2").arg(name, valueText(value));
    }
    return parts.join(", ");
}

QString legendText(const Loss& loss, const ParameterValues& values, const ParameterValues* others) {
    const QString name = lossText(loss.name);
    const QString what =
        differenceText(loss, values, others ? *others : ParameterValues(loss.parameters));
    return what.isEmpty() ? name : QStringLiteral("%1, %2").arg(name, what);
}

std::vector<Note> notesOf(const Reading<float>* reading, const ResponseResult& result,
                          const Scene& scene) {
    std::vector<Note> notes;
    if (!reading) return notes;
    const double total =
        std::accumulate(result.pullPerLabel.begin(), result.pullPerLabel.end(), 0.0);
    std::size_t most = 0;
    double surprise = 0;
    for (std::size_t k = 0; total > 0 && k < result.pullPerLabel.size(); ++k) {
        const double share = result.counts.perLabel[k] / static_cast<double>(result.counts.valid);
        const double excess = result.pullPerLabel[k] / total - share;
        if (excess <= surprise) continue;
        surprise = excess;
        most = k;
    }
    if (surprise > kSurprise) {
        const QString loss = lossText(reading->loss->name);
        const QString name = QString::fromStdString(scene.classes()[most].name);
        const double share =
            result.counts.perLabel[most] / static_cast<double>(result.counts.valid);
        notes.push_back({Text::tr("%1 pulls most on %2.").arg(loss, name),
                         Text::tr("It is %1 of the pixels and takes %2 of the pull.")
                             .arg(percent(share), percent(result.pullPerLabel[most] / total)),
                         QStringLiteral("budget"),
                         {}});
    }
    if (reading->evaluation.undefined)
        notes.push_back({Text::tr("No value."), lossText(*reading->evaluation.undefined), {}, {}});
    for (const std::string& remark : reading->evaluation.notes)
        notes.push_back({QString(), lossText(remark), {}, {}});
    return notes;
}

}  // namespace lossglass

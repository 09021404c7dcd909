// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/sweep_ranges.h"

#include "app/command_line/arguments.h"
#include "app/command_line/nearest_word.h"
#include "losslib/formats/number_text.h"

#include <QLocale>
#include <QStringList>

namespace lossglass {

namespace {

QStringList editIds() {
    QStringList ids;
    for (const SceneEditInfo& info : sceneEditTable())
        ids << QString::fromStdString(info.id);
    return ids;
}

Error noEdit(const QString& option, const QString& name) {
    const QString suggestion = didYouMean(name, editIds());
    return usageError(option + ": there is no edit \"" + name + "\"" +
                      (suggestion.isEmpty() ? "; there are " + editIds().join(", ") : suggestion));
}

/// "edit:blur" says that an edit is meant, as "blur" alone does.
const QString kEditPrefix = QStringLiteral("edit:");

}  // namespace

Result<SweepAxis> readAxis(const QString& text) {
    const Error wrong =
        usageError("--over takes NAME=FROM:TO:STEPS, then :log where wanted, not \"" + text + "\"");
    const qsizetype equals = text.indexOf('=');
    const QStringList parts = text.mid(equals + 1).split(':');
    if (equals < 1 || parts.size() < 3 || parts.size() > 4) return wrong;
    const QLocale plain = QLocale::c();
    bool from = false, to = false, steps = false;
    SweepAxis axis;
    QString name = text.left(equals);
    if (name.startsWith(kEditPrefix)) {
        name.remove(0, kEditPrefix.size());
        if (!findSceneEdit(name.toStdString())) return noEdit("--over", name);
    }
    axis.id = name.toStdString();
    axis.from = plain.toDouble(parts[0], &from);
    axis.to = plain.toDouble(parts[1], &to);
    axis.steps = parts[2].toInt(&steps);
    const bool isLog = parts.size() == 4 && parts[3] == "log";
    const bool isLinear = parts.size() == 3 || parts[3] == "linear";
    if (!from || !to || !steps || (!isLog && !isLinear)) return wrong;
    axis.scale = isLog ? Scale::Logarithmic : Scale::Linear;
    if (const auto reason = whyNoRange(axis))
        return usageError("--over " + text + ": " + QString::fromStdString(*reason));
    return axis;
}

Result<SceneEdit> readEdit(const QString& text) {
    const qsizetype equals = text.indexOf('=');
    const QString name = text.left(equals);
    const SceneEditInfo* info = equals < 1 ? nullptr : findSceneEdit(name.toStdString());
    if (equals < 1) return usageError("--edit takes NAME=AMOUNT, not \"" + text + "\"");
    if (!info) return noEdit("--edit", name);
    bool number = false;
    SceneEdit edit;
    edit.kind = info->kind;
    edit.amount = QLocale::c().toDouble(text.mid(equals + 1), &number);
    if (!number || !(edit.amount >= info->minimum && edit.amount <= info->maximum))
        return usageError("--edit " + text + ": " + name + " takes a number from " +
                          QString::fromStdString(numberText(info->minimum)) + " to " +
                          QString::fromStdString(numberText(info->maximum)));
    return edit;
}

}  // namespace lossglass

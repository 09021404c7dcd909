// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "app/command_line/scene_arguments.h"
#include "app/command_line/sweep_ranges.h"
#include "app/command_line/sweep_report.h"
#include "losslib/loss/loss.h"
#include "losslib/scene/scene_edits.h"

namespace lossglass {

namespace {

struct SweepArguments {
    SceneArguments scene;
    SweepQuestion question;
    std::vector<SceneEdit> edits;  ///< of the prediction, before the sweep
    bool json = false;
    std::optional<QString> csv;
};

/// A whole number of an option, or `otherwise`.
Result<int> readWhole(const Arguments& arguments, const QString& option, int otherwise, int least) {
    const auto given = arguments.value(option);
    if (!given) return otherwise;
    bool number = false;
    const int value = given->toInt(&number);
    if (!number || value < least)
        return usageError("the option " + option + " takes a whole number from " +
                          QString::number(least) + ", not \"" + *given + "\"");
    return value;
}

/// "--label", "--other", "--grain" and "--seed": how edits of the prediction are made.
Result<SceneEdit> readManner(const Arguments& arguments) {
    SceneEdit manner;
    const auto label = readWhole(arguments, "--label", manner.label, 0);
    if (!label) return label.error();
    const auto other = readWhole(arguments, "--other", *label == 0 ? 1 : 0, 0);
    if (!other) return other.error();
    const auto grain = readWhole(arguments, "--grain", static_cast<int>(manner.size), 1);
    if (!grain) return grain.error();
    const auto seed = readWhole(arguments, "--seed", static_cast<int>(manner.seed), 0);
    if (!seed) return seed.error();
    manner.label = *label;
    manner.other = *other;
    manner.size = *grain;
    manner.seed = static_cast<std::uint32_t>(*seed);
    return manner;
}

Result<SweepArguments> readArguments(const QStringList& arguments) {
    std::vector<OptionSpec> known = sceneOptions();
    known.insert(known.end(), {{"--over"},
                               {"--edit"},
                               {"--label"},
                               {"--other"},
                               {"--grain"},
                               {"--seed"},
                               {"--threshold"},
                               {"--metrics"},
                               {"--csv"},
                               {"--exact", OptionSpec::Takes::Nothing},
                               {"--json", OptionSpec::Takes::Nothing}});
    const auto parsed = parseArguments(arguments, known);
    if (!parsed) return parsed.error();
    const auto scene = readSceneArguments(*parsed);
    if (!scene) return scene.error();
    const auto manner = readManner(*parsed);
    if (!manner) return manner.error();
    const auto threshold = readThreshold(*parsed);
    if (!threshold) return threshold.error();
    const auto scope = chosenWord(*parsed, "--metrics", {"counted", "all"});
    if (!scope) return scope.error();
    SweepArguments result;
    result.scene = *scene;
    result.question.losses = scene->losses;
    result.question.edit = *manner;
    result.question.threshold = *threshold;
    result.question.metrics = scope->value_or(0) == 1 ? MetricScope::All : MetricScope::CountsOnly;
    if (parsed->has("--exact")) result.question.manner = SweepManner::EveryPixel;
    for (const GivenOption& option : parsed->options) {
        if (option.name == "--over") {
            const auto axis = readAxis(option.value);
            if (!axis) return axis.error();
            result.question.axes.push_back(*axis);
        } else if (option.name == "--edit") {
            auto edit = readEdit(option.value);
            if (!edit) return edit.error();
            SceneEdit made = *manner;
            made.kind = edit->kind;
            made.amount = edit->amount;
            result.edits.push_back(made);
        }
    }
    if (scene->losses.empty()) return usageError("a sweep needs a loss: --loss ID");
    if (result.question.axes.empty())
        return usageError("a sweep needs a range: --over NAME=FROM:TO:STEPS");
    if (const auto reason = whyNoSweep(result.question))
        return usageError("--over: " + QString::fromStdString(*reason));
    result.json = parsed->has("--json");
    result.csv = parsed->value("--csv");
    return result;
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    const auto asked = readArguments(arguments);
    if (!asked) return asked.error();
    const auto built = openScene(asked->scene);
    if (!built) return built.error();
    SceneD scene = built->scene;
    for (const Request& request : asked->question.losses)
        if (auto reason =
                whyUnfit(*request.loss, request.values, scene.channels(), scene.hasSoftTarget()))
            return usageError(QString::fromStdString(*reason));
    for (const auto& [option, label] : {std::pair{"--label", asked->question.edit.label},
                                        std::pair{"--other", asked->question.edit.other}})
        if (label >= scene.labelCount())
            return usageError(QStringLiteral("%1 %2: the scene has the labels 0 to %3")
                                  .arg(QLatin1String(option))
                                  .arg(label)
                                  .arg(scene.labelCount() - 1));
    for (const SceneEdit& edit : asked->edits)
        scene = applyEdit(scene, edit);
    const Sweep sweep = runSweep(scene, asked->question);
    if (asked->csv) {
        if (auto error = writeCsv(*asked->csv, sweepTable(sweep))) return error;
        if (!asked->json) out << *asked->csv << '\n';
    }
    if (asked->json)
        writeSweepJson(sweep, out);
    else if (!asked->csv)
        out << toCsv(sweepTable(sweep));
    return std::nullopt;
}

}  // namespace

SubCommand sweepCommand() {
    return {
        "sweep",
        sceneUsage() +
            "\n    --over NAME=FROM:TO:STEPS[:log] [--over NAME=FROM:TO:STEPS[:log]]\n"
            "    [--csv FILE] [--json] [--threshold T] [--metrics counted|all] [--exact]\n"
            "    [--edit NAME=AMOUNT]... [--label K] [--other K] [--grain PIXELS] [--seed N]\n"
            "    NAME: a number parameter of every loss; threshold; or an edit of the "
            "prediction (also edit:NAME):\n"
            "    blur, shift_x, shift_y, dilate, temperature, salt, smooth_noise, drop_objects, "
            "add_objects,\n"
            "    swap_labels (of --label, whose place --other takes, with that grain or radius and "
            "seed)\n"
            "    columns: each NAME; loss; settings; value; undefined (the reason); total_pull "
            "(sum of\n"
            "    |dL/dz|); gradient_norm; share_tp, share_fp, share_fn, share_tn (of "
            "total_pull); then the\n"
            "    metrics, mean over the labels but 0, empty where undefined or not computed\n"
            "    (--metrics all adds those that need a sort or distances)\n"
            "    On large pictures a few weighed pixels may stand for all where only parameters "
            "run: within\n"
            "    1e-6 of every value and pull at the ends and the middle of the range; --exact "
            "sees every pixel\n"
            "    everywhere. JSON tells which: \"found_by\" every_pixel, histogram or sums",
        "Prints how the losses change over a range, or over a grid of two, as CSV or JSON.", run};
}

}  // namespace lossglass

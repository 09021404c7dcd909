// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "app/command_line/picture_arguments.h"
#include "app/command_line/scene_arguments.h"
#include "app/export/figure.h"
#include "app/import/scene_builder.h"
#include "app/import/scene_checks.h"
#include "app/window/figure_builder.h"
#include "losslib/loss/catalogue.h"

namespace lossglass {

namespace {

// At scale 2 a figure of two columns is as wide as print wants it.
constexpr double kScreenDpi = 150;

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    std::vector<OptionSpec> known = sceneOptions();
    known.insert(known.end(), {{"--out"}, {"--theme"}, {"--scale"}});
    const auto parsed = parseArguments(arguments, known);
    if (!parsed) return parsed.error();
    const auto wanted = readSceneArguments(*parsed);
    if (!wanted) return wanted.error();
    const auto picture = readPictureArguments(*parsed, {"png", "svg", "pdf"});
    if (!picture) return picture.error();
    auto built = openScene(*wanted);
    if (!built) return built.error();
    if (auto error = whyNotFloat(built->scene)) return *error;
    const Scene scene = built->scene.cast<float>();
    std::vector<Request> requests = wanted->losses;
    if (requests.empty()) {
        const Loss* plain = findLoss("cross_entropy");
        requests.push_back({plain, ParameterValues(plain->parameters), {}});
    }
    for (const Request& request : requests)
        if (auto reason =
                whyUnfit(*request.loss, request.values, scene.channels(), scene.hasSoftTarget()))
            return usageError(QString::fromStdString(*reason));
    const ExportSource source = evaluateForExport(scene, std::move(requests), {});
    const auto written = writeFigure(buildFigure(source, picture->theme), picture->path,
                                     {180, kScreenDpi * picture->scale});
    if (!written) return written.error();
    out << picture->path << '\n';
    return std::nullopt;
}

}  // namespace

SubCommand renderCommand() {
    return {"render",
            sceneUsage() + "\n    --out FILE.png|svg|pdf [--theme light|dark] [--scale FACTOR]",
            "Writes a figure: target, prediction, gradient of the first loss, and its curve.", &run,
            SubCommand::Needs::Screen};
}

}  // namespace lossglass

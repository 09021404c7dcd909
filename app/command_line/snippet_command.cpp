// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "app/command_line/dialect_evaluation.h"
#include "app/command_line/scene_arguments.h"
#include "losslib/dialects/dialect_catalogue.h"
#include "losslib/snippets/catalogue_snippet.h"
#include "losslib/snippets/dialect_snippet.h"
#include "losslib/snippets/snippet_folder.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace lossglass {

namespace {

/// A library's loss with what was set; null where the loss is one of the catalogue.
struct LibraryLoss {
    const Dialect* dialect = nullptr;
    std::vector<std::pair<std::string, std::string>> settings;
};

Result<LibraryLoss> readLibraryLoss(const Arguments& arguments) {
    LibraryLoss loss;
    for (const GivenOption& option : arguments.options) {
        if (option.name == "--loss") {
            const auto dialect = findDialect(option.value.toStdString());
            if (!dialect) return Error{ErrorCode::Usage, describe(dialect.error()), {}};
            loss.dialect = *dialect;
        } else if (option.name == "--set") {
            const qsizetype equals = option.value.indexOf('=');
            if (equals < 1)
                return usageError("--set takes NAME=VALUE, not \"" + option.value + "\"");
            loss.settings.emplace_back(option.value.left(equals).toStdString(),
                                       option.value.mid(equals + 1).toStdString());
        }
    }
    return loss;
}

Result<Snippet> libraryProgram(const Arguments& arguments) {
    const auto loss = readLibraryLoss(arguments);
    if (!loss) return loss.error();
    Arguments files = arguments;
    std::erase_if(files.options, [](const GivenOption& option) {
        return option.name == "--loss" || option.name == "--set";
    });
    const auto scene = readSceneArguments(files);
    if (!scene) return scene.error();
    const auto built = openScene(*scene);
    if (!built) return built.error();
    return dialectSnippet(*loss->dialect, loss->settings, built->scene);
}

Result<Snippet> catalogueProgram(const Arguments& arguments) {
    const auto scene = readSceneArguments(arguments);
    if (!scene) return scene.error();
    const auto built = openScene(*scene);
    if (!built) return built.error();
    const Request& request = scene->losses.front();
    return catalogueSnippet(*request.loss, request.values, built->scene);
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    std::vector<OptionSpec> known = sceneOptions();
    known.push_back({"--out"});
    const auto parsed = parseArguments(arguments, known);
    if (!parsed) return parsed.error();
    if (parsed->value("--prediction-is") == QString("raw"))
        return usageError("a program starts from a scene: --prediction-is logits or probabilities");
    const auto isLoss = [](const GivenOption& option) { return option.name == "--loss"; };
    if (std::count_if(parsed->options.begin(), parsed->options.end(), isLoss) != 1)
        return usageError("snippet takes one --loss");
    const QString folder = parsed->value("--out").value_or("");
    if (folder.isEmpty()) return usageError("--out FOLDER says where the program is to stand");
    const auto snippet =
        asksForDialects(arguments) ? libraryProgram(*parsed) : catalogueProgram(*parsed);
    if (!snippet) return Error{ErrorCode::Usage, describe(snippet.error()), {}};
    if (auto error = writeSnippet(QFile::encodeName(folder).toStdString(), *snippet)) return error;
    out << QDir(folder).filePath(QString::fromStdString(snippet->name) + ".py") << "\n";
    return std::nullopt;
}

}  // namespace

SubCommand snippetCommand() {
    return {"snippet",
            "TARGET PREDICTION...|SCENE --loss ID|LIBRARY:NAME [--set NAME=VALUE]... --out FOLDER\n"
            "    [--prediction-is logits|probabilities] [--activation sigmoid|softmax] "
            "[--ignore N|none]",
            "Writes a Python program that computes the loss on the arrays beside it and checks the "
            "value.",
            run};
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/command_line.h"

#include "app/command_line/commands.h"
#include "app/command_line/nearest_word.h"
#include "app/import/sample_scenes.h"

#include <QFile>

#include <algorithm>
#include <vector>

namespace lossglass {

namespace {

constexpr int kFailed = 2;

const std::vector<SubCommand>& subCommands() {
    static const std::vector<SubCommand> commands{
        benchmarkCommand(),        //
        catalogueCommand(),        //
        compareCommand(),          //
        evaluateCommand(),         //
        inspectCommand(),          //
        renderCommand(),           //
        screenshotCommand(),       //
        snippetCommand(),          //
        strokeBenchmarkCommand(),  //
        sweepCommand(),
    };
    return commands;
}

const SubCommand* findCommand(const QString& name) {
    const auto& all = subCommands();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const SubCommand& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

QStringList names() {
    QStringList list;
    for (const SubCommand& command : subCommands())
        list << command.name;
    return list;
}

QString whyUnknown(const QString& word) {
    if (word.startsWith('-'))
        return "there is no option \"" + word + "\"" + didYouMean(word, {"--help", "--version"});
    return "there is no command, file or scene \"" + word + "\"" +
           didYouMean(word, names() + sampleIds() + librarySceneIds());
}

void writeUsage(const SubCommand& command, QTextStream& out) {
    out << "lossglass " << command.name << ' ' << command.usage << "\n    " << command.summary
        << "\n";
}

/// "a, b, c." indented, over lines of at most 100 characters.
void writeWrapped(const QStringList& words, QTextStream& out) {
    constexpr qsizetype kLongest = 100;
    const QString indent(4, ' ');
    QString line = indent;
    for (const QString& word : words) {
        const QString next = word + (word == words.last() ? "." : ", ");
        if (line.size() + next.size() > kLongest) {
            out << line.chopped(1) << '\n';
            line = indent;
        }
        line += next;
    }
    out << line << '\n';
}

void writeHelp(QTextStream& out) {
    out << "Lossglass shows what segmentation losses say about a target and a prediction.\n\n"
           "lossglass [TARGET [PREDICTION...] | SESSION]\n    Opens the window.\n";
    for (const SubCommand& command : subCommands()) {
        out << '\n';
        writeUsage(command, out);
    }
    out << "\nSCENE is one that comes with the program:\n";
    writeWrapped(sampleIds() + librarySceneIds(), out);
    out << "\nSESSION is a .lossglass file, or an exported figure (PNG, SVG, PDF) that carries "
           "one;\n"
           "without --loss, the losses that it shows, as they are set there.\n"
           "\nFiles are PNG, JPEG, BMP, GIF, WebP, TIFF, PBM, PGM, PPM, PFM, NIfTI, .npy, .npz or "
           "CSV.\n"
           "Exit status 2 and one sentence on the error output when an argument or a file is "
           "wrong.\n";
}

bool asksForHelp(const QStringList& arguments) {
    return arguments.contains("--help") || arguments.contains("-h");
}

}  // namespace

bool isForCommandLine(const QStringList& arguments) {
    if (arguments.isEmpty()) return false;
    const QString& first = arguments.first();
    if (findCommand(first) || first == "help" || first.startsWith('-')) return true;
    return !QFile::exists(first) && !isSampleId(first);
}

ScreenNeed screenNeed(const QStringList& arguments) {
    const SubCommand* command = arguments.isEmpty() ? nullptr : findCommand(arguments.first());
    if (!command || command->needs == SubCommand::Needs::Console || asksForHelp(arguments))
        return {};
    ScreenNeed need{true, {}};
    const auto at = arguments.lastIndexOf("--scale");
    if (command->needs == SubCommand::Needs::ScaledScreen && at > 0)
        need.scale = arguments.value(at + 1);
    return need;
}

int runCommandLine(const QStringList& arguments, QTextStream& out, QTextStream& err) {
    const QString first = arguments.value(0, "--help");
    const auto fail = [&](const QString& sentence) {
        err << "lossglass: " << sentence << '\n';
        err.flush();
        return kFailed;
    };
    if (first == "--help" || first == "-h" || first == "help") {
        writeHelp(out);
        return 0;
    }
    if (first == "--version") {
        out << "lossglass " << LOSSGLASS_VERSION << '\n';
        return 0;
    }
    const SubCommand* command = findCommand(first);
    if (!command) return fail(whyUnknown(first));
    if (asksForHelp(arguments)) {
        writeUsage(*command, out);
        return 0;
    }
    if (const auto error = command->run(arguments.mid(1), out))
        return fail(QString::fromStdString(describe(*error)));
    out.flush();
    return 0;
}

}  // namespace lossglass

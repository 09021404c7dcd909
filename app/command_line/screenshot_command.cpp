// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line/commands.h"
#include "app/command_line/picture_arguments.h"
#include "app/export/whole_file.h"
#include "app/import/sample_scenes.h"
#include "app/window/budget_tab.h"
#include "app/window/import_dialog.h"
#include "app/window/import_flow.h"
#include "app/window/landscape_tab.h"
#include "app/window/language.h"
#include "app/window/main_window.h"
#include "app/window/scene_opener.h"
#include "app/window/sweep_tab.h"
#include "app/window/wait_for.h"
#include "losslib/dialects/dialect_losses.h"
#include "losslib/loss/catalogue.h"

#include <QApplication>
#include <QBuffer>
#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>

namespace lossglass {

namespace {

constexpr int kPatienceMilliseconds = 60000;

/// Whether what the tabs in view compute by themselves has come.
template <class Tab>
bool isCurrent(const MainWindow& window) {
    const auto tabs = window.findChildren<Tab*>();
    return std::all_of(tabs.begin(), tabs.end(), [](const Tab* tab) {
        return tab->isCurrent() || !qobject_cast<QWidget*>(tab->parent())->isVisible();
    });
}

bool tabsAreCurrent(const MainWindow& window) {
    return isCurrent<BudgetTab>(window) && isCurrent<SweepTab>(window) &&
           isCurrent<LandscapeTab>(window);
}

/// Lets the window work until the scene is open and its numbers are on the screen; the sentence
/// of a failure, if any.
QString waitForReadings(MainWindow& window) {
    QString failure;
    QObject::connect(&window.opener(), &SceneOpener::failed, &window,
                     [&](const QString& sentence) { failure = sentence; });
    QElapsedTimer timer;
    timer.start();
    const auto isReady = [&] {
        if (window.import().dialog() && !window.import().isBusy()) return true;
        return window.isCurrent() && tabsAreCurrent(window);
    };
    // What is to be opened begins with the first events.
    QApplication::processEvents();
    waitFor(
        [&] { return !failure.isEmpty() || isReady() || timer.elapsed() > kPatienceMilliseconds; });
    if (failure.isEmpty() && !isReady())
        return QStringLiteral("the readings did not come within a minute");
    // Layouts, queued replots and fonts settle.
    for (int i = 0; i < 5; ++i)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
    return failure;
}

std::optional<Error> run(const QStringList& arguments, QTextStream& out) {
    const auto parsed = parseArguments(arguments, {{"--out"},
                                                   {"--theme"},
                                                   {"--colours"},
                                                   {"--size"},
                                                   {"--scale"},
                                                   {"--language"},
                                                   {"--tab"},
                                                   {"--loss"},
                                                   {"--import", OptionSpec::Takes::Nothing}});
    if (!parsed) return parsed.error();
    const auto picture = readPictureArguments(*parsed, {"png"});
    if (!picture) return picture.error();
    const QString language = parsed->value("--language").value_or("en");
    if (!installLanguage(*QCoreApplication::instance(), language))
        return usageError(
            QStringLiteral("--language: there is no translation for \"%1\"").arg(language));
    for (const QString& file : parsed->positionals)
        if (!QFileInfo::exists(file) && !(parsed->positionals.size() == 1 && isSampleId(file)))
            return Error{ErrorCode::NotFound, "there is no such file", file.toStdString()};
    const QString loss = parsed->value("--loss").value_or(QString());
    if (!loss.isEmpty() && !findAnyLoss(loss.toStdString()))
        return usageError(QStringLiteral("--loss: there is no loss \"%1\"").arg(loss));
    MainWindow window(picture->theme);
    if (!loss.isEmpty()) window.document().selectLoss(loss.toStdString());
    if (picture->colours) window.setColours(*picture->colours);
    window.resize(picture->size);
    window.show();
    if (const auto tab = parsed->value("--tab"); tab && !window.showTab(*tab))
        return usageError("--tab: there is no tab \"" + *tab + "\"");
    window.import().setSettingsFile("/dev/null");
    window.import().setAsking(parsed->has("--import"));
    window.openFiles(parsed->positionals);
    // A session brings its own tab; the one that was asked for goes before.
    QObject::connect(&window.opener(), &SceneOpener::sessionOpened, &window,
                     [&] { window.showTab(parsed->value("--tab").value_or(QString())); });
    const QString failure = waitForReadings(window);
    if (!failure.isEmpty()) return Error{ErrorCode::Malformed, failure.toStdString(), {}};
    QWidget* shown = window.import().dialog();
    if (!shown) shown = &window;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !shown->grab().save(&buffer, "PNG"))
        return Error{ErrorCode::Unreadable, "cannot be drawn", picture->path.toStdString()};
    if (auto error = writeBytesWhole(picture->path, bytes)) return error;
    out << picture->path << '\n';
    return std::nullopt;
}

}  // namespace

SubCommand screenshotCommand() {
    return {"screenshot",
            "[TARGET PREDICTION... | SCENE | SESSION] --out FILE.png [--theme light|dark] [--size "
            "WxH]\n"
            "        [--scale FACTOR] [--language CODE] [--tab "
            "response|softmax|budget|sweep|landscape|edits|reductions|dialects|compare|metrics]\n"
            "        [--colours " +
                colourSchemeWords().join('|') +
                "] [--loss ID] [--import] (the panel that asks about the files)",
            "Opens the window without a screen and photographs it; by default on a sample scene.",
            &run, SubCommand::Needs::ScaledScreen};
}

}  // namespace lossglass

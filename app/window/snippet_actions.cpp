// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/snippet_actions.h"

#include "losslib/dialects/dialect_losses.h"
#include "losslib/dialects/dialect_parameters.h"
#include "losslib/loss/catalogue.h"
#include "losslib/snippets/catalogue_snippet.h"
#include "losslib/snippets/dialect_snippet.h"
#include "losslib/snippets/snippet_folder.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>

namespace lossglass {

namespace {

/// Names the context of this file's words, also for lupdate.
struct Text {
    Q_DECLARE_TR_FUNCTIONS(SnippetActions)
};

/// In double precision: the numbers of the window, with more digits.
Result<Snippet> selectedSnippet(const Document& document) {
    const Loss* loss = findAnyLoss(document.selectedLoss());
    if (!loss || document.scene().isEmpty())
        return Error{ErrorCode::Unsupported,
                     Text::tr("There is no scene to write a program for.").toStdString(),
                     {}};
    const ParameterValues& values = document.parameters(loss->id);
    const SceneD scene = document.scene().cast<double>();
    if (const Dialect* dialect = dialectBehind(*loss))
        return dialectSnippet(*dialect, settingsOf(dialect->arguments, values), scene);
    return catalogueSnippet(*loss, values, scene);
}

}  // namespace

ExportResult copySnippet(const Document& document) {
    const auto snippet = selectedSnippet(document);
    if (!snippet) return snippet.error();
    QGuiApplication::clipboard()->setText(QString::fromStdString(snippet->program));
    return std::monostate{};
}

ExportResult saveSnippet(QWidget* parent, const Document& document) {
    const auto snippet = selectedSnippet(document);
    if (!snippet) return snippet.error();
    const QString folder = QFileDialog::getExistingDirectory(
        parent,
        Text::tr("Folder for %1.py and its arrays").arg(QString::fromStdString(snippet->name)));
    if (folder.isEmpty()) return std::monostate{};
    if (auto error = writeSnippet(QFile::encodeName(folder).toStdString(), *snippet)) return *error;
    return std::monostate{};
}

}  // namespace lossglass

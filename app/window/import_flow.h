// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/import/import_files.h"
#include "app/window/import_reviewer.h"

#include <QObject>

#include <memory>
#include <optional>

class QSettings;
class QWidget;

namespace lossglass {

class ImportDialog;
class SceneOpener;

/// The way of files into the scene: they are read and reviewed; where something was decided or is
/// open, the import panel asks, unless such files have answers that were remembered; then they are
/// opened. Nothing of the document changes before that. The newest request wins.
class ImportFlow : public QObject {
    Q_OBJECT

public:
    enum class Intent { Replace, AddSamples };

    ImportFlow(Document& document, SceneOpener& opener, QWidget* window);
    ~ImportFlow() override;

    /// Off, files open at once with what the readers decide: for pictures of the window and tests.
    void setAsking(bool asking) { m_asking = asking; }
    /// Where answers are remembered; the person's settings unless another place is named.
    void setSettingsFile(const QString& path);

    void open(const ImportFiles& files, Intent intent = Intent::Replace);
    /// Files that came together without a word of what they are.
    void openUnsorted(const QStringList& paths);
    /// The panel of the last import again; only after canShowHow().
    void showHow();
    bool canShowHow() const { return m_last.has_value(); }

    bool isBusy() const;
    ImportDialog* dialog() const { return m_dialog; }

signals:
    /// One sentence; the document is as it was.
    void failed(const QString& sentence);
    void howChanged();
    /// The panel was closed without importing.
    void cancelled();

private:
    /// One import on its way.
    struct Request {
        ImportFiles files;
        ImportOptions options;
        Intent intent = Intent::Replace;
        bool isSorted = true;
        bool mustShow = false;
        bool isRecalled = false;  ///< the memory was asked
        QString targetKind, predictionKind;
    };

    void review();
    void onReviewed(const std::shared_ptr<const ReviewResult>& result);
    /// Takes over remembered answers; whether there were any.
    bool recall(const ImportReview& review);
    void showDialog(const std::shared_ptr<const ReviewResult>& result);
    void onAccepted();
    void deliver();
    Document& m_document;
    SceneOpener& m_opener;
    QWidget* m_window;
    ImportReviewer m_reviewer;
    std::unique_ptr<QSettings> m_settings;
    ImportDialog* m_dialog = nullptr;  ///< while it is open
    Request m_request;
    bool m_asking = false, m_isDelivering = false, m_isRemembered = false;
    std::optional<Request> m_last;
};

}  // namespace lossglass

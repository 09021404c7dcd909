// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/own_library.h"

#include <QDialog>

class QLabel;
class QListView;
class QPushButton;

namespace lossglass {

class GalleryModel;

/// All scenes with their pictures and what to look for in them; the person's own can be renamed and
/// deleted. Return or a double click opens.
class GalleryDialog : public QDialog {
    Q_OBJECT

public:
    explicit GalleryDialog(OwnLibrary library, QWidget* parent = nullptr);

    GalleryModel* model() const { return m_model; }
    QListView* view() const { return m_view; }
    /// Selects an own scene.
    void select(const QString& name);

signals:
    void sampleChosen(const QString& id);
    void ownChosen(const QString& path);

private:
    void open(const QModelIndex& index);
    void refresh();
    void renameOwn();
    void removeOwn();

    GalleryModel* m_model;
    QListView* m_view;
    QLabel *m_title, *m_hint;
    QPushButton *m_open, *m_rename, *m_remove;
};

/// Asks for a name for a scene of the library, until there is one that can be taken or the person
/// gives up.
std::optional<QString> askForSceneName(QWidget* parent, const OwnLibrary& library,
                                       const QString& title, const QString& proposal);

}  // namespace lossglass

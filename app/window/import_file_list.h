// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_files.h"

#include <QFrame>

class QGridLayout;
class QScrollArea;

namespace lossglass {

/// Files that came together and what each is taken for; each can be made something else.
class ImportFileList : public QFrame {
    Q_OBJECT

public:
    explicit ImportFileList(QWidget* parent = nullptr);

    /// Silent.
    void setFiles(const ImportFiles& files);
    const ImportFiles& files() const { return m_files; }

signals:
    void filesChanged(const lossglass::ImportFiles& files);

private:
    void addRow(int row, const QString& path, int role);
    void assign(const QString& path, int role);

    ImportFiles m_files;
    QScrollArea* m_scroll;
    QWidget* m_inside = nullptr;
    QGridLayout* m_rows = nullptr;
};

}  // namespace lossglass

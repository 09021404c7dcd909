// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_files.h"

#include <QFrame>

#include <vector>

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
    /// A file, what it is taken for, and of which sample; samples are counted from 0.
    struct Entry {
        QString path;
        int role;
        int sample;
    };

    static std::vector<Entry> entriesOf(const ImportFiles& files);
    static ImportFiles filesOf(std::vector<Entry> entries);
    void addRow(int row);
    void addSampleBox(int row);
    void assign(std::size_t at, int role, int sample);

    ImportFiles m_files;
    std::vector<Entry> m_entries;
    QScrollArea* m_scroll;
    QWidget* m_inside = nullptr;
    QGridLayout* m_rows = nullptr;
};

}  // namespace lossglass

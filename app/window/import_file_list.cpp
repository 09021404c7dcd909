// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_file_list.h"

#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <map>

namespace lossglass {

namespace {

/// The entries of the boxes, in their order.
enum FileRole { TargetRole, PredictionRole, PictureRole, LeftOutRole };

constexpr int kColumns = 2;
constexpr int kCells = 3;  ///< name, role and sample of a file
constexpr int kMostHeight = 148;

}  // namespace

ImportFileList::ImportFileList(QWidget* parent) : QFrame(parent), m_scroll(new QScrollArea(this)) {
    setProperty("role", "pane");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->addWidget(m_scroll);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ImportFileList::setFiles(const ImportFiles& files) {
    m_files = files;
    // The old rows may be those whose signal is being handled.
    if (m_inside) m_scroll->takeWidget()->deleteLater();
    m_inside = new QWidget(m_scroll);
    m_inside->setBackgroundRole(QPalette::Base);
    m_rows = new QGridLayout(m_inside);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(8);
    m_rows->setVerticalSpacing(4);
    m_entries = entriesOf(files);
    for (int row = 0; row < static_cast<int>(m_entries.size()); ++row)
        addRow(row);
    m_rows->setColumnStretch(0, 1);
    m_rows->setColumnStretch(kCells + 1, 1);
    m_scroll->setWidget(m_inside);
    m_scroll->setFixedHeight(std::min(m_inside->sizeHint().height(), kMostHeight));
}

std::vector<ImportFileList::Entry> ImportFileList::entriesOf(const ImportFiles& files) {
    std::vector<Entry> entries;
    int at = 0;
    for (const SampleFiles& sample : files.samples()) {
        if (!sample.target.isEmpty()) entries.push_back({sample.target, TargetRole, at});
        for (const QString& path : sample.predictions)
            entries.push_back({path, PredictionRole, at});
        if (!sample.picture.isEmpty()) entries.push_back({sample.picture, PictureRole, at});
        ++at;
    }
    for (const QString& path : files.others)
        entries.push_back({path, LeftOutRole, 0});
    return entries;
}

ImportFiles ImportFileList::filesOf(std::vector<Entry> entries) {
    // Samples without a file close up.
    std::map<int, SampleFiles> samples;
    ImportFiles files;
    for (const Entry& entry : entries) {
        if (entry.role == TargetRole) samples[entry.sample].target = entry.path;
        if (entry.role == PredictionRole) samples[entry.sample].predictions << entry.path;
        if (entry.role == PictureRole) samples[entry.sample].picture = entry.path;
        if (entry.role == LeftOutRole) files.others << entry.path;
    }
    std::vector<SampleFiles> inOrder;
    for (auto& [at, sample] : samples) {
        sample.predictions = naturallySorted(sample.predictions);
        inOrder.push_back(std::move(sample));
    }
    files.setSamples(std::move(inOrder));
    return files;
}

void ImportFileList::addRow(int row) {
    const auto at = static_cast<std::size_t>(row);
    const Entry& entry = m_entries[at];
    const QString fileName = QFileInfo(entry.path).fileName();
    auto* name = new QLabel(fileName, m_inside);
    name->setTextFormat(Qt::PlainText);
    name->setToolTip(entry.path);
    auto* box = new QComboBox(m_inside);
    box->addItems({tr("target"), tr("prediction"), tr("picture"), tr("left out")});
    box->setCurrentIndex(entry.role);
    box->setAccessibleName(tr("What %1 is").arg(fileName));
    box->setToolTip(tr("What this file is taken for; several predictions are one class each"));
    const int column = row % kColumns * (kCells + 1);
    m_rows->addWidget(name, row / kColumns, column);
    m_rows->addWidget(box, row / kColumns, column + 1);
    if (column == 0) m_rows->setColumnMinimumWidth(kCells, 16);
    connect(box, &QComboBox::activated, this,
            [this, at](int chosen) { assign(at, chosen, m_entries[at].sample); });
    // Fewer files are no two samples.
    if (m_entries.size() >= 4) addSampleBox(row);
}

void ImportFileList::addSampleBox(int row) {
    const auto at = static_cast<std::size_t>(row);
    const Entry& entry = m_entries[at];
    const int samples = static_cast<int>(m_files.more.size()) + 1;
    auto* box = new QComboBox(m_inside);
    for (int sample = 0; sample < samples; ++sample)
        box->addItem(tr("sample %1").arg(sample + 1));
    box->addItem(tr("new sample"));
    box->setCurrentIndex(entry.role == LeftOutRole ? -1 : entry.sample);
    box->setEnabled(entry.role != LeftOutRole);
    box->setAccessibleName(tr("Sample of %1").arg(QFileInfo(entry.path).fileName()));
    box->setToolTip(
        tr("Which sample of the batch this file belongs to; each has a target and a prediction"));
    m_rows->addWidget(box, row / kColumns, row % kColumns * (kCells + 1) + 2);
    connect(box, &QComboBox::activated, this,
            [this, at](int chosen) { assign(at, m_entries[at].role, chosen); });
}

void ImportFileList::assign(std::size_t at, int role, int sample) {
    std::vector<Entry> entries = m_entries;
    entries[at].role = role;
    entries[at].sample = sample;
    // A sample has one target and one picture: what was it before is left out.
    const bool isSingle = role == TargetRole || role == PictureRole;
    for (std::size_t i = 0; isSingle && i < entries.size(); ++i)
        if (i != at && entries[i].role == role && entries[i].sample == sample)
            entries[i].role = LeftOutRole;
    const ImportFiles files = filesOf(std::move(entries));
    if (files == m_files) return;
    setFiles(files);
    emit filesChanged(files);
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_file_list.h"

#include <QComboBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lossglass {

namespace {

/// The entries of the boxes, in their order.
enum FileRole { TargetRole, PredictionRole, PictureRole, LeftOutRole };

constexpr int kColumns = 2;
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
    int row = 0;
    if (!files.target.isEmpty()) addRow(row++, files.target, TargetRole);
    for (const QString& path : files.predictions)
        addRow(row++, path, PredictionRole);
    if (!files.picture.isEmpty()) addRow(row++, files.picture, PictureRole);
    for (const QString& path : files.others)
        addRow(row++, path, LeftOutRole);
    m_rows->setColumnStretch(0, 1);
    m_rows->setColumnStretch(3, 1);
    m_scroll->setWidget(m_inside);
    m_scroll->setFixedHeight(std::min(m_inside->sizeHint().height(), kMostHeight));
}

void ImportFileList::addRow(int row, const QString& path, int role) {
    auto* name = new QLabel(QFileInfo(path).fileName(), m_inside);
    name->setTextFormat(Qt::PlainText);
    name->setToolTip(path);
    auto* box = new QComboBox(m_inside);
    box->addItems({tr("target"), tr("prediction"), tr("picture"), tr("left out")});
    box->setCurrentIndex(role);
    box->setAccessibleName(tr("What %1 is").arg(QFileInfo(path).fileName()));
    box->setToolTip(tr("What this file is taken for; several predictions are one class each"));
    const int column = row % kColumns * 3;
    m_rows->addWidget(name, row / kColumns, column);
    m_rows->addWidget(box, row / kColumns, column + 1);
    if (column == 0) m_rows->setColumnMinimumWidth(2, 16);
    connect(box, &QComboBox::activated, this, [this, path](int chosen) { assign(path, chosen); });
}

void ImportFileList::assign(const QString& path, int role) {
    ImportFiles files = m_files;
    files.predictions.removeAll(path);
    files.others.removeAll(path);
    if (files.target == path) files.target.clear();
    if (files.picture == path) files.picture.clear();
    // There is one target and one picture: what was it before is left out.
    const auto replace = [&](QString& place) {
        if (!place.isEmpty()) files.others << place;
        place = path;
    };
    if (role == TargetRole) replace(files.target);
    if (role == PictureRole) replace(files.picture);
    if (role == PredictionRole) files.predictions = naturallySorted(files.predictions << path);
    if (role == LeftOutRole) files.others << path;
    if (files == m_files) return;
    setFiles(files);
    emit filesChanged(files);
}

}  // namespace lossglass

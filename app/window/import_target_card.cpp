// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_target_card.h"

#include "app/import/colour_labels.h"
#include "app/import/window_sentences.h"
#include "app/window/import_class_row.h"
#include "app/window/import_place_row.h"
#include "app/window/import_preview.h"
#include "app/window/import_texts.h"
#include "app/window/import_value_table.h"
#include "widgets/panels/pane_head.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace lossglass {

namespace {

const QString kOwnFile = QStringLiteral("file");

QString tableTitle(const QString& id) {
    if (id == "voc") return QStringLiteral("Pascal VOC");
    if (id == "cityscapes") return QStringLiteral("Cityscapes");
    if (id == "camvid") return QStringLiteral("CamVid");
    if (id == "ade20k") return QStringLiteral("ADE20K");
    return id;
}

}  // namespace

ImportTargetCard::ImportTargetCard(QWidget* parent)
    : QFrame(parent),
      m_head(new PaneHead(this)),
      m_preview(new ImportPreview(this)),
      m_place(new ImportPlaceRow(ImportSide::Target, this)),
      m_values(new ImportValueTable(this)),
      m_classes(new ImportClassRow(this)),
      m_coloursRow(buildColours()),
      m_about(importText(this, "second")),
      m_question(importText(this, "strong")),
      m_reason(importText(this)),
      m_effect(importText(this)),
      m_error(importText(this, "error")) {
    setProperty("role", "pane");
    setMinimumWidth(400);  // less than the texts would like: they wrap
    m_head->setTitle(tr("Target"));
    m_preview->setAccessibleName(tr("The target as it will be read"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_head);
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(12, 12, 12, 12);
    inside->setSpacing(8);
    inside->addWidget(m_preview, 2);
    for (QWidget* each : {static_cast<QWidget*>(m_place), m_coloursRow})
        inside->addWidget(each);
    inside->addWidget(m_values, 3);
    inside->addWidget(m_classes);
    for (QLabel* each : {m_about, m_error, m_question, m_reason, m_effect})
        inside->addWidget(each);
    column->addLayout(inside, 1);
    connect(m_place, &ImportPlaceRow::changed, this, &ImportTargetCard::changed);
    connect(m_values, &ImportValueTable::changed, this, &ImportTargetCard::changed);
    connect(m_classes, &ImportClassRow::changed, this, &ImportTargetCard::changed);
}

QWidget* ImportTargetCard::buildColours() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_colours = new QComboBox(row);
    auto* name = new QLabel(tr("&Colours"), row);
    name->setBuddy(m_colours);
    m_colours->setAccessibleName(tr("Table of colours"));
    m_colours->setToolTip(
        tr("Which class each colour means: a known table, or a CSV file with a line "
           "red,green,blue,label for each colour. Single colours can be changed below."));
    line->addWidget(name);
    line->addWidget(m_colours);
    line->addStretch(1);
    connect(m_colours, &QComboBox::activated, this, &ImportTargetCard::chooseColours);
    return row;
}

void ImportTargetCard::fillColours(const ReviewedTarget& target) {
    m_coloursRow->setVisible(target.hasColours);
    m_colours->clear();
    m_colours->addItem(tr("not used: indices or greys"), QString());
    m_colours->addItem(tr("numbered by their values"), "auto");
    for (const QString& id : colourTables())
        m_colours->addItem(tableTitle(id), id);
    if (!target.colours.isEmpty() && m_colours->findData(target.colours) < 0)
        m_colours->addItem(target.colours.section('/', -1), target.colours);
    m_colours->addItem(tr("from a file…"), kOwnFile);
    m_colours->setCurrentIndex(m_colours->findData(target.colours));
}

void ImportTargetCard::chooseColours(int index) {
    QString how = m_colours->itemData(index).toString();
    if (how == kOwnFile)
        how = QFileDialog::getOpenFileName(this, tr("Table of colours"), {}, tr("CSV (*.csv)"));
    if (how.isEmpty() && m_colours->itemData(index).toString() == kOwnFile) return;
    emit changed([how](ImportOptions& options) {
        options.colours = how;
        options.meanings.clear();
    });
}

void ImportTargetCard::setResult(const ReviewResult& result) {
    const ReviewedTarget& target = *result.review.target;
    m_head->setRemark(target.file.name + ", " + target.file.about);
    m_preview->setImage(result.pictures.target);
    m_place->setFile(target.file, result.review.options);
    fillColours(target);
    m_values->setVisible(!target.read.meanings.empty());
    m_values->setTarget(target, classesOf(result.review));
    m_classes->setResult(result);
    showImportText(m_about,
                   target.read.meanings.empty() ? target.file.notices.join('\n') : QString());
    m_about->setToolTip(target.file.notices.join('\n'));
    m_head->setToolTip(target.file.notices.join('\n'));
    showImportText(m_error,
                   target.file.error ? sentenceForWindow(target.file.error->message) : QString());
    showImportText(m_question, target.question);
    showImportText(m_reason, target.reason);
    showImportText(m_effect, result.review.targetEffects.join('\n'));
}

}  // namespace lossglass

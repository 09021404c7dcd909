// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_dialog.h"

#include "app/import/window_sentences.h"
#include "app/window/import_file_list.h"
#include "app/window/import_prediction_card.h"
#include "app/window/import_target_card.h"
#include "app/window/import_texts.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lossglass {

ImportDialog::ImportDialog(const Scene& present, QWidget* parent)
    : QDialog(parent),
      m_present(present),
      m_reviewer(new ImportReviewer(this)),
      m_title(importText(this, "strong")),
      m_subtitle(importText(this, "second")),
      m_problem(importText(this, "error")),
      m_list(new ImportFileList(this)),
      m_target(new ImportTargetCard(this)),
      m_prediction(new ImportPredictionCard(this)) {
    setWindowTitle(tr("Import"));
    build();
    connect(m_reviewer, &ImportReviewer::ready, this, [this](const auto& result) {
        m_isWaiting = false;
        show(result);
    });
    connect(m_target, &ImportTargetCard::changed, this, &ImportDialog::apply);
    connect(m_prediction, &ImportPredictionCard::changed, this, &ImportDialog::apply);
    connect(m_list, &ImportFileList::filesChanged, this, [this](const ImportFiles& files) {
        // Meanings and layouts were answers about other files.
        const ReadLimits limits = m_options.read.limits;
        m_options = {};
        m_options.read.limits = limits;
        m_files = files;
        ask();
    });
}

void ImportDialog::build() {
    QFont large = m_title->font();
    large.setPixelSize(16);
    m_title->setFont(large);
    m_title->setWordWrap(false);
    auto* column = new QVBoxLayout(this);
    // The texts wrap: what they would like as the least width is no measure of the panel's.
    column->setSizeConstraint(QLayout::SetNoConstraint);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_title);
    head->addWidget(m_subtitle, 1);
    column->addLayout(head);
    column->addWidget(m_list);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(m_target, 1);
    cards->addWidget(m_prediction, 1);
    column->addLayout(cards, 1);
    column->addWidget(m_problem);
    column->addWidget(buildFoot());
}

QWidget* ImportDialog::buildFoot() {
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_remember = new QCheckBox(tr("&Remember for files like these"), foot);
    m_remember->setToolTip(
        tr("Files of the same format, type and values are read like this without asking (Alt+R)"));
    m_reset = new QPushButton(tr("Back to what was &decided"), foot);
    m_reset->setToolTip(tr("Takes back every answer that was given here (Alt+D)"));
    m_reset->setAutoDefault(false);
    auto* cancel = new QPushButton(tr("Cancel"), foot);
    cancel->setToolTip(tr("Closes the panel; the scene stays as it is (Esc)"));
    cancel->setAutoDefault(false);
    m_import = new QPushButton(tr("Import"), foot);
    m_import->setToolTip(tr("Opens the files as shown (Return)"));
    m_import->setDefault(true);
    const Theme& colours = themeOf(palette());
    m_import->setStyleSheet(
        QStringLiteral(
            "QPushButton { background: %1; color: %2; border: 1px solid %1; border-radius: "
            "4px; padding: 5px 16px; font-weight: 600; } QPushButton:disabled { background: "
            "%3; color: %4; border-color: %3; } QPushButton:focus { border: 2px solid %5; }")
            .arg(colours.accent.name(), colours.onAccent.name(), colours.raised.name(),
                 colours.disabled.name(), colours.text.name()));
    row->addWidget(m_remember);
    row->addStretch(1);
    for (QPushButton* each : {m_reset, cancel, m_import}) {
        each->setMinimumWidth(96);
        row->addWidget(each);
    }
    connect(m_reset, &QPushButton::clicked, this, [this] {
        apply([](ImportOptions& options) {
            const ReadLimits limits = options.read.limits;
            options = {};
            options.read.limits = limits;
        });
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, &QDialog::accept);
    return foot;
}

void ImportDialog::setResult(const std::shared_ptr<const ReviewResult>& result) {
    m_files = result->review.files;
    m_options = result->review.options;
    m_list->setFiles(m_files);
    m_list->setVisible(m_files.all().size() > 1);
    show(result);
    const bool both = result->review.target && result->review.prediction;
    setMinimumSize(both ? 860 : 620, 600);
    resize(both ? 996 : 640, m_files.all().size() > 1 ? 860 : 760);
}

void ImportDialog::setRemembering(bool remembered) {
    m_remember->setChecked(remembered);
}

bool ImportDialog::wantsRemembering() const {
    return m_remember->isChecked();
}

void ImportDialog::apply(const ImportChange& change) {
    change(m_options);
    ask();
}

void ImportDialog::ask() {
    m_isWaiting = true;
    m_import->setEnabled(false);
    const Theme& colours = themeOf(palette());
    m_reviewer->request([files = m_files, options = m_options, present = m_present, &colours] {
        ReviewResult result;
        result.review = reviewImport(files, options, present);
        result.pictures = picturesOf(result.review, colours);
        return result;
    });
}

void ImportDialog::show(const std::shared_ptr<const ReviewResult>& result) {
    m_result = result;
    const ImportReview& review = result->review;
    takeProposals(review.options, m_options);
    m_target->setVisible(review.target.has_value());
    m_prediction->setVisible(review.prediction.has_value());
    if (review.target) m_target->setResult(*result);
    if (review.prediction) m_prediction->setResult(*result);
    // What is said beside a file is not said again below.
    const auto saidAbove = [&](const auto& side) {
        return side && side->file.error && review.problem &&
               side->file.error->message == review.problem->message;
    };
    const bool said = saidAbove(review.target) || saidAbove(review.prediction);
    showImportText(m_problem, review.problem && !said ? sentenceForWindow(describe(*review.problem))
                                                      : QString());
    m_import->setEnabled(!review.problem && !m_isWaiting && !m_files.isEmpty());
    refreshTitle();
}

void ImportDialog::refreshTitle() {
    const ImportReview& review = m_result->review;
    const QString first =
        m_files.target.isEmpty()
            ? m_files.predictions.isEmpty() ? m_files.picture : m_files.predictions.first()
            : m_files.target;
    const int samples = static_cast<int>(m_files.more.size()) + 1;
    showImportText(m_title, samples > 1 ? tr("Import %1 samples").arg(samples)
                                        : tr("Import “%1”").arg(QFileInfo(first).fileName()));
    const int decided = (review.target && review.target->file.decided ? 1 : 0) +
                        (review.prediction && review.prediction->file.decided ? 1 : 0);
    const QString shown =
        samples > 1 ? tr("The first sample is shown, all are read like it.") + " " : QString();
    showImportText(m_subtitle,
                   shown +
                       (decided == 0   ? tr("Nothing had to be decided.")
                        : decided == 1 ? tr("Check one reading before the scene opens.")
                                       : tr("Check two readings before the scene opens.")) +
                       " " + tr("It can be changed later under File ▸ How was this read?"));
}

}  // namespace lossglass

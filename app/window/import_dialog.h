// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_files.h"
#include "app/window/import_change.h"
#include "app/window/import_reviewer.h"

#include <QDialog>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace lossglass {

class ImportFileList;
class ImportPredictionCard;
class ImportTargetCard;

/// The import panel: what was decided about files, why, and what it changes, before anything of the
/// scene is replaced. Every answer can be changed, and set back to what was decided.
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    /// `present` is the scene that a target or prediction alone goes with.
    ImportDialog(const Scene& present, QWidget* parent);

    /// What is shown at first.
    void setResult(const std::shared_ptr<const ReviewResult>& result);
    void setRemembering(bool remembered);

    const ImportFiles& files() const { return m_files; }
    const ImportOptions& options() const { return m_options; }
    bool wantsRemembering() const;
    /// Whether what is shown belongs to the present answers.
    bool isCurrent() const { return !m_reviewer->isBusy() && !m_isWaiting; }
    const ImportReview* review() const { return m_result ? &m_result->review : nullptr; }

private:
    void build();
    QWidget* buildFoot();
    void apply(const ImportChange& change);
    void ask();
    void show(const std::shared_ptr<const ReviewResult>& result);
    void refreshTitle();

    Scene m_present;
    ImportFiles m_files;
    ImportOptions m_options;
    ImportReviewer* m_reviewer;
    std::shared_ptr<const ReviewResult> m_result;
    QLabel *m_title, *m_subtitle, *m_problem;
    ImportFileList* m_list;
    ImportTargetCard* m_target;
    ImportPredictionCard* m_prediction;
    QCheckBox* m_remember = nullptr;
    QPushButton *m_import = nullptr, *m_reset = nullptr;
    bool m_isWaiting = false;
};

}  // namespace lossglass

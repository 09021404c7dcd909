// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/import_change.h"
#include "app/window/import_reviewer.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QWidget;

namespace lossglass {

class ImportClassRow;
class ImportPlaceRow;
class ImportPreview;
class ImportValueTable;
class PaneHead;

/// The target's half of the import panel: the mask, what each value or colour means, why, and what
/// that changes in the loss.
class ImportTargetCard : public QFrame {
    Q_OBJECT

public:
    explicit ImportTargetCard(QWidget* parent = nullptr);

    /// Silent.
    void setResult(const ReviewResult& result);

signals:
    void changed(const lossglass::ImportChange& change);

private:
    QWidget* buildColours();
    void fillColours(const ReviewedTarget& target);
    void chooseColours(int index);

    PaneHead* m_head;
    ImportPreview* m_preview;
    ImportPlaceRow* m_place;
    ImportValueTable* m_values;
    ImportClassRow* m_classes;
    QWidget* m_coloursRow;
    QComboBox* m_colours;
    QLabel *m_about, *m_question, *m_reason, *m_effect, *m_error;
};

}  // namespace lossglass

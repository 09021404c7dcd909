// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_review.h"
#include "app/window/import_change.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace lossglass {

/// Which part of a file is read and how its axes lie: page, slice and axis, member, layout, rows
/// and columns changed. Shows what the file leaves open, and nothing else.
class ImportPlaceRow : public QWidget {
    Q_OBJECT

public:
    ImportPlaceRow(ImportSide side, QWidget* parent);

    /// Silent.
    void setFile(const ReviewedFile& file, const ImportOptions& options);

signals:
    void changed(const lossglass::ImportChange& change);

private:
    void connectControls();
    LayoutChoice& layoutOf(ImportOptions& options) const;
    ReadChoices& choicesOf(ImportOptions& options) const;

    ImportSide m_side;
    QLabel *m_layoutName, *m_pageName, *m_axisName, *m_sliceName, *m_memberName;
    QComboBox *m_layout, *m_axis, *m_member;
    QSpinBox *m_page, *m_slice;
    QCheckBox* m_turned;
    bool m_isFilling = false;
};

}  // namespace lossglass

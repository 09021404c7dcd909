// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/response_view_data.h"
#include "widgets/theme/theme.h"

#include <QWidget>

class QLabel;

namespace lossglass {

class TargetChoice;

/// The column beside the plots: which pixel the curve is for, sentences, keys of the colours.
class ResponseSide : public QWidget {
    Q_OBJECT

public:
    explicit ResponseSide(QWidget* parent = nullptr);

    void setData(const ResponseViewData& shown);
    /// Colours of the bars below and from 0.5.
    void setColours(const QColor& below, const QColor& above);

signals:
    void targetChosen(int label);

private:
    QLabel* addText(const QFont& font, bool second);
    QLabel* addKey(QLabel** swatch);

    TargetChoice* m_choice;
    QLabel* m_marked;
    QLabel* m_allTitle;
    QLabel* m_all;
    QWidget* m_keys;
    QLabel* m_belowSwatch = nullptr;
    QLabel* m_aboveSwatch = nullptr;
    QLabel* m_below;
    QLabel* m_above;
    QWidget* m_line;
    QLabel* m_without;
};

}  // namespace lossglass

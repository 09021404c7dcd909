// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_review.h"
#include "app/window/import_change.h"

#include <QTableWidget>

namespace lossglass {

/// The values or colours of a target: how often each occurs and which class it means. A choice pins
/// what all others mean, so that no rule moves them afterwards.
class ImportValueTable : public QTableWidget {
    Q_OBJECT

public:
    explicit ImportValueTable(QWidget* parent = nullptr);

    /// Silent. `classes` are offered at least.
    void setTarget(const ReviewedTarget& target, int classes);

signals:
    void changed(const lossglass::ImportChange& change);

private:
    void fillRow(int row, const LabelValue& value, std::int64_t all, int classes);
    QWidget* makeMeaning(const LabelValue& value, int classes);
    void choose(std::int64_t value, std::uint8_t label);

    bool showsTheSame(const std::vector<LabelValue>& values, bool byColour, int classes) const;

    std::vector<LabelValue> m_values;
    bool m_byColour = false;
    int m_classes = 0;
};

}  // namespace lossglass

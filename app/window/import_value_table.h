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

    /// Silent. `classes` are offered.
    void setTarget(const ReviewedTarget& target, const std::vector<ClassInfo>& classes);

signals:
    void changed(const lossglass::ImportChange& change);

private:
    void fillRow(int row, const LabelValue& value, std::int64_t all);
    QWidget* makeMeaning(const LabelValue& value);
    void choose(std::int64_t value, std::uint8_t label);

    bool showsTheSame(const std::vector<LabelValue>& values, bool byColour,
                      const std::vector<ClassInfo>& classes) const;

    std::vector<LabelValue> m_values;
    bool m_byColour = false;
    std::vector<ClassInfo> m_classes;
};

}  // namespace lossglass

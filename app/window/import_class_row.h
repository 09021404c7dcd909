// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/import_change.h"
#include "losslib/scene/scene.h"

#include <QWidget>

#include <vector>

class QPushButton;
class QSpinBox;

namespace lossglass {

struct ReviewResult;

/// How many classes there are, where the files leave that open, and the way to their names and
/// colours.
class ImportClassRow : public QWidget {
    Q_OBJECT

public:
    explicit ImportClassRow(QWidget* parent = nullptr);
    /// Silent.
    void setResult(const ReviewResult& result);

signals:
    void changed(const lossglass::ImportChange& change);

private:
    void editLooks();

    QSpinBox* m_count;
    QPushButton* m_looks;
    std::vector<ClassInfo> m_classes;
    bool m_isFilling = false;
};

}  // namespace lossglass

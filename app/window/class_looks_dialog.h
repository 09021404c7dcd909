// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_options.h"
#include "losslib/scene/scene.h"

#include <QDialog>

#include <map>
#include <vector>

class QTableWidget;
class QToolButton;

namespace lossglass {

/// Names and colours of classes as a table: a name is typed in place, a colour is chosen behind its
/// button.
class ClassLooksDialog : public QDialog {
    Q_OBJECT

public:
    explicit ClassLooksDialog(const std::vector<ClassInfo>& classes, QWidget* parent = nullptr);

    /// What is no longer as it was given.
    std::map<int, ClassLook> looks() const;

private:
    void fillRow(int row);
    void chooseColour(int row);
    void showColour(int row);
    QToolButton* colourButton(int row) const;

    std::vector<ClassInfo> m_given;
    std::vector<std::uint32_t> m_colours;
    QTableWidget* m_table;
};

}  // namespace lossglass

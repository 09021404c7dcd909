// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <QDialog>

class QSpinBox;

namespace lossglass {

/// Asks for the size and the number of classes of an empty scene.
class NewSceneDialog : public QDialog {
    Q_OBJECT

public:
    explicit NewSceneDialog(QWidget* parent = nullptr);

    /// All background; a prediction that is 90 % sure of it.
    Scene scene() const;

private:
    QSpinBox *m_width, *m_height, *m_classes;
};

/// A scene whose target is label 0 everywhere and whose prediction gives it 90 %. Two classes make
/// one sigmoid channel.
Scene blankScene(int width, int height, int classes);

}  // namespace lossglass

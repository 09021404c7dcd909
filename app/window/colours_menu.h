// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

#include <QObject>

class QActionGroup;
class QMenu;

namespace lossglass {

/// The colours that gradients, probabilities and outcomes can be painted in, each with a strip that
/// shows them.
class ColoursMenu : public QObject {
    Q_OBJECT

public:
    /// Fills the menu; it does nothing by itself.
    explicit ColoursMenu(QMenu& menu);

    /// Checks the scheme and draws the strips for the theme; silent.
    void setLook(const WindowLook& look);

signals:
    void chosen(lossglass::ColourScheme scheme);

private:
    QActionGroup* m_schemes;
};

}  // namespace lossglass

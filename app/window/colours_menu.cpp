// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/colours_menu.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/style.h"

#include <QAction>
#include <QActionGroup>
#include <QGuiApplication>
#include <QIcon>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

namespace lossglass {

namespace {

constexpr int kSigned = 64, kGap = 4, kProbability = 36, kHeight = 14;

/// The signed map, a gap, the map of probabilities.
QIcon stripOf(const Theme& theme) {
    const double ratio = qGuiApp->devicePixelRatio();
    QPixmap strip((QSizeF(kSigned + kGap + kProbability, kHeight) * ratio).toSize());
    strip.setDevicePixelRatio(ratio);
    strip.fill(Qt::transparent);
    QPainter painter(&strip);
    const auto paint = [&](int left, int width, const std::array<QRgb, 256>& table) {
        for (int x = 0; x < width; ++x)
            painter.fillRect(left + x, 0, 1, kHeight,
                             QColor(table[static_cast<std::size_t>(255 * x / (width - 1))]));
        painter.setPen(theme.controlEdge);
        painter.drawRect(left, 0, width - 1, kHeight - 1);
    };
    paint(0, kSigned, signedTable(theme));
    paint(kSigned + kGap, kProbability, probabilityTable(theme));
    return QIcon(strip);
}

}  // namespace

ColoursMenu::ColoursMenu(QMenu& menu) : QObject(&menu), m_schemes(new QActionGroup(this)) {
    menu.setToolTipsVisible(true);
    menu.setProperty(kMenuIconWidth, kSigned + kGap + kProbability);
    for (const ColourScheme scheme : kColourSchemes) {
        QAction* action = menu.addAction(colourSchemeText(scheme));
        action->setCheckable(true);
        action->setToolTip(colourSchemeHint(scheme));
        action->setObjectName(colourSchemeWords()[static_cast<int>(scheme)]);
        m_schemes->addAction(action);
        connect(action, &QAction::triggered, this, [this, scheme] { emit chosen(scheme); });
    }
}

void ColoursMenu::setLook(const WindowLook& look) {
    const QList<QAction*> actions = m_schemes->actions();
    for (const ColourScheme scheme : kColourSchemes) {
        QAction* action = actions[static_cast<int>(scheme)];
        action->setChecked(scheme == look.colours);
        // The mark of a chosen action is a frame around its icon, which these strips have anyway.
        action->setFont(scheme == look.colours ? strongTextFont() : textFont());
        action->setIcon(stripOf(theme({look.theme, scheme})));
    }
}

}  // namespace lossglass

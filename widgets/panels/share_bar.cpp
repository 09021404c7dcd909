// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/share_bar.h"

#include "widgets/theme/fonts.h"

#include <QFontMetrics>
#include <QPainter>
#include <cmath>

namespace lossglass {
namespace {

/// Narrower parts stand without a gap, lest the gaps be all that is left.
constexpr double kLeastForGap = 4;

QColor between(const QColor& from, const QColor& to, double share) {
    const auto channel = [&](int a, int b) {
        return static_cast<int>(std::lround(a + share * (b - a)));
    };
    return QColor(channel(from.red(), to.red()), channel(from.green(), to.green()),
                  channel(from.blue(), to.blue()));
}

}  // namespace

QRectF ShareBar::part(int sample) const {
    double before = 0;
    for (int i = 0; i < sample; ++i)
        before += shares[static_cast<std::size_t>(i)];
    const double own = shares[static_cast<std::size_t>(sample)];
    return {place.left() + before * place.width(), place.top(), own * place.width(),
            place.height()};
}

int ShareBar::sampleAt(QPointF point) const {
    for (int sample = 0; sample < static_cast<int>(shares.size()); ++sample)
        if (part(sample).contains(point)) return sample;
    return -1;
}

QColor ShareBar::colour(int sample, const Theme& theme) const {
    if (sample == dominating) return theme.accent;
    return between(theme.panel, theme.text, sample % 2 == 0 ? 0.16 : 0.28);
}

void ShareBar::paint(QPainter& painter, const Theme& theme) const {
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(place, 2, 2);
    for (int sample = 0; sample < static_cast<int>(shares.size()); ++sample) {
        QRectF own = part(sample);
        if (own.width() <= 0) continue;
        if (own.width() > kLeastForGap && sample > 0) own.setLeft(own.left() + 1);
        painter.setBrush(colour(sample, theme));
        painter.drawRoundedRect(own, 2, 2);
        const QString number = QString::number(sample + 1);
        const QFont face =
            font(TextSize::Tick, sample == dominating ? TextWeight::SemiBold : TextWeight::Regular);
        if (QFontMetrics(face).horizontalAdvance(number) + 6 > own.width()) continue;
        painter.setFont(face);
        painter.setPen(sample == dominating ? theme.onAccent : theme.text);
        painter.drawText(own, Qt::AlignCenter, number);
        painter.setPen(Qt::NoPen);
    }
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_legend.h"

#include "widgets/plots/budget_segment.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace lossglass {

namespace {

constexpr double kSwatch = 14, kGap = 14, kBar = 96;

}  // namespace

CompareLegend::CompareLegend(QWidget* parent) : QWidget(parent) {
    setFixedHeight(20);
    setToolTip(tr("Blue: a step raises p. Orange: a step lowers p. Hatched: wrong pixels."));
}

void CompareLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    painter.setFont(tickFont());
    const QFontMetrics metrics = painter.fontMetrics();
    const auto write = [&](double left, const QString& words, const QColor& colour) {
        painter.setPen(colour);
        const double wide = metrics.horizontalAdvance(words) + 2;
        painter.drawText(QRectF(left, 0, wide, height()), Qt::AlignVCenter, words);
        return wide;
    };
    const QString raises = tr("a step raises p"), lowers = tr("lowers p");
    double right = width() - metrics.horizontalAdvance(lowers) - 2.0;
    write(right, lowers, colours.text);
    right -= kBar + 8;
    const auto table = signedTable(colours);
    QImage stripe(256, 1, QImage::Format_RGB32);
    std::copy(table.begin(), table.end(), reinterpret_cast<QRgb*>(stripe.scanLine(0)));
    painter.drawImage(QRectF(right, 5, kBar, 10), stripe);
    right -= metrics.horizontalAdvance(raises) + 10.0;
    write(right, raises, colours.text);
    double left = write(0, tr("Pull on"), colours.secondText) + 6;
    for (const BudgetSegment& segment : outcomeSegments()) {
        const double wide = kSwatch + 6 + metrics.horizontalAdvance(segment.name);
        if (left + wide > right - kGap) break;  // no room: the tool tips of the bars say it
        segment.fill(painter, {left, 5, kSwatch, 10}, colours);
        write(left + kSwatch + 6, segment.name, colours.text);
        left += wide + kGap;
    }
}

}  // namespace lossglass

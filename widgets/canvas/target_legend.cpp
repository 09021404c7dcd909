// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/target_legend.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <algorithm>
#include <numeric>

namespace lossglass {
namespace {

constexpr int kMargin = 12;
constexpr int kSwatch = 12;
constexpr int kGap = 6;
constexpr int kBetween = 14;

int widthIn(const QFont& face, const QString& text) {
    return QFontMetrics(face).horizontalAdvance(text);
}

/// Thousands in groups, parted by a space that is narrow and does not break.
QString grouped(std::int64_t number) {
    QString digits = QString::number(number);
    for (qsizetype i = digits.size() - 3; i > 0; i -= 3)
        digits.insert(i, QChar(0x202F));
    return digits;
}

QString shareOf(std::int64_t count, std::int64_t all) {
    const double percent =
        all > 0 ? 100.0 * static_cast<double>(count) / static_cast<double>(all) : 0.0;
    return TargetLegend::tr("%1 %").arg(percent, 0, 'f', 1);
}

}  // namespace

TargetLegend::TargetLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TargetLegend::setCounts(const std::vector<ClassInfo>& classes,
                             const std::vector<std::int64_t>& counts, std::int64_t ignored) {
    const std::int64_t valid = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
    m_entries.clear();
    for (std::size_t label = 0; label < std::min(classes.size(), counts.size()); ++label) {
        const bool plain = label == 0 && classes.size() == 2;
        m_entries.push_back({QString::fromStdString(classes[label].name),
                             shareOf(counts[label], valid),
                             plain ? QColor() : QColor(QRgb(classes[label].colour))});
    }
    // Of two classes the foreground is what one looks for.
    if (m_entries.size() == 2) std::swap(m_entries[0], m_entries[1]);
    m_ignored = tr("ignored %1").arg(grouped(ignored));
    QStringList lines;
    for (const Entry& entry : m_entries)
        lines += entry.name + QLatin1Char(' ') + entry.share;
    setToolTip((lines << m_ignored).join(QLatin1Char('\n')));
    update();
}

int TargetLegend::widthOf(const Entry& entry) const {
    return kSwatch + kGap + widthIn(helpFont(), entry.name) + kGap +
           widthIn(helpFont(), entry.share);
}

int TargetLegend::paintEntry(QPainter& painter, const Entry& entry, int left) const {
    const Theme& colours = themeOf(palette());
    const QRect swatch(left, (height() - kSwatch) / 2, kSwatch, kSwatch);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(entry.colour.isValid() ? QPen(Qt::NoPen) : QPen(colours.controlEdge, 1));
    painter.setBrush(entry.colour.isValid() ? entry.colour : colours.panel);
    painter.drawRoundedRect(QRectF(swatch).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    int x = swatch.right() + 1 + kGap;
    const auto write = [&](const QString& text, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(QRect(x, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += widthIn(helpFont(), text) + kGap;
    };
    write(entry.name, colours.text);
    write(entry.share, colours.secondText);
    return left + widthOf(entry) + kBetween;
}

void TargetLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(helpFont());
    const Theme& colours = themeOf(palette());
    const int ignoredWidth = widthIn(helpFont(), m_ignored);
    const int room = width() - kMargin - ignoredWidth - kBetween;
    int x = kMargin;
    std::size_t shown = 0;
    for (; shown < m_entries.size(); ++shown) {
        const bool last = shown + 1 == m_entries.size();
        const int needed = widthOf(m_entries[shown]) + (last ? 0 : kBetween + 24);
        if (x + needed > room) break;
        x = paintEntry(painter, m_entries[shown], x);
    }
    painter.setPen(colours.secondText);
    const QRect line(0, 0, width() - kMargin, height());
    if (shown < m_entries.size())
        painter.drawText(line.adjusted(x, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         QStringLiteral("+%1").arg(m_entries.size() - shown));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_ignored);
}

}  // namespace lossglass

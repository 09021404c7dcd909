// SPDX-License-Identifier: GPL-3.0-or-later
// What the bars say and how they are drawn; budget_bars_input.cpp follows the hand.
#include "widgets/plots/budget_bars.h"

#include "widgets/panels/number_text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lossglass {

namespace {

constexpr double kLegendHeight = 26, kLeastRow = 28, kMostRow = 46, kBarHeight = 18, kGap = 10;
constexpr double kNameWidth = 128, kTotalWidth = 190, kNumberWidth = 56;
constexpr double kLeastForNumber = 26;

double totalOf(const std::vector<double>& sums) {
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

}  // namespace

BudgetBars::BudgetBars(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Gradient budget"));
}

void BudgetBars::setData(const BudgetViewData& content) {
    m_data = content;
    updateGeometry();
    update();
}

void BudgetBars::setMarkedSegment(int segment) {
    if (segment == m_marked) return;
    m_marked = segment;
    update();
}

void BudgetBars::setKept(const std::optional<BudgetPart>& part) {
    m_kept = part;
    update();
}

QSize BudgetBars::sizeHint() const {
    const auto rows = static_cast<double>(m_data.rows.size() + 1);
    return {760, static_cast<int>(kLegendHeight + kGap + rows * kLeastRow)};
}

QSize BudgetBars::minimumSizeHint() const {
    return {420, sizeHint().height()};
}

double BudgetBars::rowHeight() const {
    const auto rows = static_cast<double>(m_data.rows.size() + 1);
    return std::clamp((height() - kLegendHeight - kGap) / rows, kLeastRow, kMostRow);
}

QRectF BudgetBars::barOf(int row) const {
    const double tall = rowHeight();
    const double top = kLegendHeight + (row + 1) * tall + (row >= 0 ? kGap : 0);
    return {kNameWidth, top + (tall - kBarHeight) / 2, width() - kNameWidth - kTotalWidth,
            kBarHeight};
}

int BudgetBars::rowAt(double y) const {
    for (int row = 0; row < static_cast<int>(m_data.rows.size()); ++row)
        if (std::abs(barOf(row).center().y() - y) <= rowHeight() / 2) return row;
    return -1;
}

std::vector<BudgetBars::Part> BudgetBars::parts() const {
    std::vector<Part> parts;
    for (int row = -1; row < static_cast<int>(m_data.rows.size()); ++row) {
        const auto& sums =
            row < 0 ? m_data.pixels : m_data.rows[static_cast<std::size_t>(row)].pull;
        const double total = totalOf(sums);
        if (!(total > 0)) continue;
        const QRectF bar = barOf(row);
        double left = bar.left();
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const double wide = sums[i] / total * bar.width();
            if (wide > 0)
                parts.push_back({row, static_cast<int>(i), {left, bar.top(), wide, bar.height()}});
            left += wide;
        }
    }
    return parts;
}

QString BudgetBars::textOf(const Part& part) const {
    const auto at = static_cast<std::size_t>(part.segment);
    const double allPixels = totalOf(m_data.pixels);
    if (!(allPixels > 0) || at >= m_data.segments.size()) return {};
    const QString& name = m_data.segments[at].name;
    const double pixels = m_data.pixels[at] / allPixels;
    if (part.row < 0) return tr("%1: %2 % of the pixels").arg(name, percentText(pixels));
    const auto& row = m_data.rows[static_cast<std::size_t>(part.row)];
    const double all = totalOf(row.pull);
    if (!(all > 0)) return {};
    const double pull = row.pull[at] / all;
    return tr("%1, %2: %3 % of the pull on %4 % of the pixels, %5 times their share")
        .arg(row.name, name, percentText(pull), percentText(pixels),
             shortNumberText(pull / pixels, 2));
}

void BudgetBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    paintLegend(painter, colours);
    for (int row = -1; row < static_cast<int>(m_data.rows.size()); ++row)
        paintRow(painter, colours, row);
    const auto all = parts();
    for (const Part& part : all)
        paintPart(painter, colours, part);
    painter.setPen(colours.divider);
    const double line = std::round(kLegendHeight + rowHeight() + kGap / 2);
    painter.drawLine(QPointF(0, line), QPointF(width(), line));
}

void BudgetBars::paintLegend(QPainter& painter, const Theme& colours) const {
    painter.setFont(helpFont());
    const QFontMetrics metrics = painter.fontMetrics();
    double needed = 0;
    for (std::size_t i = 0; i < m_data.segments.size(); ++i)
        if (m_data.pixels[i] > 0)
            needed += 20 + metrics.horizontalAdvance(m_data.segments[i].name) + 18;
    // Narrow, the legend begins further left rather than run into the totals.
    const double end = width() - kTotalWidth;
    double left = std::clamp(end - needed, 0.0, kNameWidth);
    for (std::size_t i = 0; i < m_data.segments.size(); ++i) {
        if (!(m_data.pixels[i] > 0)) continue;
        const QString& name = m_data.segments[i].name;
        const double wide = metrics.horizontalAdvance(name);
        if (left + 20 + wide > end + 8) break;  // the tool tips name the rest
        m_data.segments[i].fill(painter, {left, 6, 14, 12}, colours);
        painter.setPen(colours.text);
        painter.drawText(QRectF(left + 20, 0, wide + 4, 24), Qt::AlignVCenter, name);
        left += 20 + wide + 18;
    }
    painter.setPen(colours.secondText);
    painter.drawText(QRectF(width() - kTotalWidth + 14, 0, kTotalWidth - 14, 24), Qt::AlignVCenter,
                     tr("Total pull, Σ|∂L/∂z|"));
}

void BudgetBars::paintRow(QPainter& painter, const Theme& colours, int row) const {
    const QRectF bar = barOf(row);
    const bool isPixels = row < 0;
    const auto* loss = isPixels ? nullptr : &m_data.rows[static_cast<std::size_t>(row)];
    painter.setFont(loss && loss->isSelected ? strongTextFont() : textFont());
    painter.setPen(isPixels ? colours.secondText : colours.text);
    const QRectF nameBox(0, bar.top() - 6, kNameWidth - 10, bar.height() + 12);
    const QString name = loss ? loss->name : tr("Share of pixels");
    painter.drawText(
        nameBox, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(nameBox.width())));
    if (loss && !(totalOf(loss->pull) > 0)) {
        painter.setFont(helpFont());
        painter.setPen(colours.secondText);
        painter.drawText(bar, Qt::AlignVCenter,
                         loss->undefined.isEmpty() ? tr("nothing pulls") : loss->undefined);
    }
    paintTotal(painter, colours, row);
}

void BudgetBars::paintPart(QPainter& painter, const Theme& colours, const Part& part) const {
    const BudgetSegment& segment = m_data.segments[static_cast<std::size_t>(part.segment)];
    const double gap = part.place.width() > 3 ? 1.5 : 0;
    const QRectF place = part.place.adjusted(0, 0, -gap, 0);
    segment.fill(painter, place, colours);
    if (place.width() >= kLeastForNumber) {
        painter.setFont(lossglass::font(TextSize::Help, TextWeight::SemiBold));
        painter.setPen(textOn(segment.colour(colours)));
        const double share = part.place.width() / barOf(part.row).width();
        painter.drawText(place, Qt::AlignCenter, QString::number(std::lround(100 * share)));
    }
    const bool lit = isThis(m_pointed ? m_pointed : m_kept, part);
    if (!lit && part.segment != m_marked) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.text, lit ? 2 : 1));
    painter.drawRect(lit ? place.adjusted(0, -1, 0, 1) : place.adjusted(0.5, 0.5, -0.5, -0.5));
}

void BudgetBars::paintTotal(QPainter& painter, const Theme& colours, int row) const {
    const QRectF bar = barOf(row);
    const double left = width() - kTotalWidth + 14;
    painter.setFont(textFont());
    if (row < 0) {
        painter.setPen(colours.secondText);
        painter.drawText(
            QRectF(left, bar.top(), kTotalWidth - 14, bar.height()), Qt::AlignVCenter,
            tr("%1 pixels").arg(QLocale::c().toString(totalOf(m_data.pixels), 'f', 0)));
        return;
    }
    const auto& loss = m_data.rows[static_cast<std::size_t>(row)];
    double largest = 0;
    for (const auto& each : m_data.rows)
        largest = std::max(largest, totalOf(each.pull));
    const double total = totalOf(loss.pull);
    if (largest > 0)
        painter.fillRect(
            QRectF(left, bar.top() + 3, total / largest * (kTotalWidth - 14 - kNumberWidth - 10),
                   bar.height() - 6),
            loss.isSelected ? colours.accent : colours.otherCurve);
    painter.setFont(loss.isSelected ? strongTextFont() : textFont());
    painter.setPen(colours.text);
    painter.drawText(QRectF(width() - kNumberWidth, bar.top(), kNumberWidth, bar.height()),
                     Qt::AlignVCenter | Qt::AlignLeft, shortNumberText(total, 3));
}

}  // namespace lossglass

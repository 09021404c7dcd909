// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/budget_bars.h"

#include "widgets/panels/number_text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

constexpr double kLegendHeight = 26, kRowHeight = 32, kBarHeight = 18, kGap = 10;
constexpr double kNameWidth = 128, kTotalWidth = 190, kNumberWidth = 56;
constexpr double kLeastForNumber = 26;

struct Kind {
    PixelOutcome outcome;
    double OutcomeSums::*sum;
    QColor Theme::*colour;
    bool isWrong;
};

// Errors start at one edge, so that they can be compared between the bars.
const Kind kKinds[] = {
    {PixelOutcome::FalseNegative, &OutcomeSums::fn, &Theme::falseNegative, true},
    {PixelOutcome::FalsePositive, &OutcomeSums::fp, &Theme::falsePositive, true},
    {PixelOutcome::TruePositive, &OutcomeSums::tp, &Theme::truePositive, false},
    {PixelOutcome::TrueNegative, &OutcomeSums::tn, &Theme::trueNegative, false},
};

const Kind& kindOf(PixelOutcome outcome) {
    return *std::find_if(std::begin(kKinds), std::end(kKinds),
                         [&](const Kind& kind) { return kind.outcome == outcome; });
}

QString nameOf(PixelOutcome outcome) {
    switch (outcome) {
        case PixelOutcome::FalseNegative:
            return BudgetBars::tr("false negative");
        case PixelOutcome::FalsePositive:
            return BudgetBars::tr("false positive");
        case PixelOutcome::TruePositive:
            return BudgetBars::tr("true positive");
        case PixelOutcome::TrueNegative:
            return BudgetBars::tr("true negative");
        case PixelOutcome::Unknown:
            break;
    }
    return {};
}

QString percentText(double share) {
    return QLocale::c().toString(100 * share, 'f', 1);
}

void fill(QPainter& painter, const QRectF& place, const Theme& colours, const Kind& kind) {
    painter.fillRect(place, colours.*kind.colour);
    if (!kind.isWrong) return;
    QColor hatch = colours.panel;
    hatch.setAlphaF(0.35F);
    painter.fillRect(place, QBrush(hatch, Qt::BDiagPattern));
}

}  // namespace

BudgetBars::BudgetBars(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setAccessibleName(tr("Gradient budget"));
}

void BudgetBars::setData(const BudgetViewData& content) {
    m_data = content;
    updateGeometry();
    update();
}

QSize BudgetBars::sizeHint() const {
    const auto rows = static_cast<double>(m_data.rows.size() + 1);
    return {760, static_cast<int>(kLegendHeight + kGap + rows * kRowHeight)};
}

QSize BudgetBars::minimumSizeHint() const {
    return {420, sizeHint().height()};
}

QRectF BudgetBars::barOf(int row) const {
    const double top = kLegendHeight + (row + 1) * kRowHeight + (row >= 0 ? kGap : 0);
    return {kNameWidth, top + (kRowHeight - kBarHeight) / 2, width() - kNameWidth - kTotalWidth,
            kBarHeight};
}

int BudgetBars::rowAt(double y) const {
    for (int row = 0; row < static_cast<int>(m_data.rows.size()); ++row)
        if (std::abs(barOf(row).center().y() - y) <= kRowHeight / 2) return row;
    return -1;
}

std::vector<BudgetBars::Part> BudgetBars::parts() const {
    std::vector<Part> parts;
    for (int row = -1; row < static_cast<int>(m_data.rows.size()); ++row) {
        const auto& sums =
            row < 0 ? m_data.pixels : m_data.rows[static_cast<std::size_t>(row)].pull;
        const auto shares = sums.shares();
        if (!shares) continue;
        const QRectF bar = barOf(row);
        double left = bar.left();
        for (const Kind& kind : kKinds) {
            const double wide = (*shares).*kind.sum * bar.width();
            if (wide > 0)
                parts.push_back({row, kind.outcome, {left, bar.top(), wide, bar.height()}});
            left += wide;
        }
    }
    return parts;
}

QString BudgetBars::textOf(const Part& part) const {
    const auto ofPixels = m_data.pixels.shares();
    if (!ofPixels) return {};
    const auto sum = kindOf(part.outcome).sum;
    const double pixels = (*ofPixels).*sum;
    if (part.row < 0)
        return tr("%1: %2 % of the pixels").arg(nameOf(part.outcome), percentText(pixels));
    const auto& row = m_data.rows[static_cast<std::size_t>(part.row)];
    const auto shares = row.pull.shares();
    if (!shares) return {};
    const double pull = (*shares).*sum;
    return tr("%1, %2: %3 % of the pull on %4 % of the pixels, %5 times their share")
        .arg(row.name, nameOf(part.outcome), percentText(pull), percentText(pixels),
             shortNumberText(pull / pixels, 2));
}

const BudgetBars::Part* BudgetBars::partAt(const std::vector<Part>& parts, QPointF place) const {
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const Part& part) { return part.place.contains(place); });
    return found == parts.end() ? nullptr : &*found;
}

void BudgetBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    paintLegend(painter, colours);
    for (int row = -1; row < static_cast<int>(m_data.rows.size()); ++row)
        paintRow(painter, colours, row);
    painter.setPen(colours.divider);
    const double line = kLegendHeight + kRowHeight + kGap / 2;
    painter.drawLine(QPointF(0, line), QPointF(width(), line));
}

void BudgetBars::paintLegend(QPainter& painter, const Theme& colours) const {
    painter.setFont(helpFont());
    double needed = 0;
    for (const Kind& kind : kKinds)
        needed += 20 + painter.fontMetrics().horizontalAdvance(nameOf(kind.outcome)) + 18;
    // Narrow, the legend begins further left rather than run into the totals.
    double left = std::clamp(width() - kTotalWidth - needed, 0.0, kNameWidth);
    for (const Kind& kind : kKinds) {
        const QString name = nameOf(kind.outcome);
        fill(painter, {left, 6, 14, 12}, colours, kind);
        painter.setPen(colours.text);
        const double wide = painter.fontMetrics().horizontalAdvance(name);
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
    const auto all = parts();
    const Part* pointed = partAt(all, m_pointer);
    painter.setFont(helpFont());
    for (const Part& part : all) {
        if (part.row != row) continue;
        const Kind& kind = kindOf(part.outcome);
        fill(painter, part.place, colours, kind);
        painter.setPen(colours.panel);
        painter.drawLine(part.place.topRight(), part.place.bottomRight());
        if (part.place.width() >= kLeastForNumber) {
            // Strong colours bear the panel's colour, pale ones the text's.
            painter.setPen(kind.isWrong ? colours.panel : colours.text);
            painter.drawText(part.place, Qt::AlignCenter,
                             QString::number(std::lround(100 * part.place.width() / bar.width())));
        }
        if (pointed == &part) {
            painter.setPen(QPen(colours.text, 2));
            painter.drawRect(part.place.adjusted(1, 0, -1, 0));
        }
    }
    if (loss && !loss->pull.shares()) {
        painter.setPen(colours.secondText);
        painter.drawText(bar, Qt::AlignVCenter,
                         loss->undefined.isEmpty() ? tr("nothing pulls") : loss->undefined);
    }
    paintTotal(painter, colours, row);
}

void BudgetBars::paintTotal(QPainter& painter, const Theme& colours, int row) const {
    const QRectF bar = barOf(row);
    const double left = width() - kTotalWidth + 14;
    painter.setFont(textFont());
    if (row < 0) {
        painter.setPen(colours.secondText);
        painter.drawText(QRectF(left, bar.top(), kTotalWidth - 14, bar.height()), Qt::AlignVCenter,
                         tr("%1 pixels").arg(QLocale::c().toString(m_data.pixels.total(), 'f', 0)));
        return;
    }
    const auto& loss = m_data.rows[static_cast<std::size_t>(row)];
    double largest = 0;
    for (const auto& each : m_data.rows)
        largest = std::max(largest, each.pull.total());
    const double total = loss.pull.total();
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

void BudgetBars::mousePressEvent(QMouseEvent* event) {
    const int row = rowAt(event->position().y());
    if (event->button() == Qt::LeftButton && row >= 0)
        emit lossPicked(m_data.rows[static_cast<std::size_t>(row)].id);
}

void BudgetBars::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    update();
}

void BudgetBars::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    m_pointer = {-1, -1};
    update();
}

bool BudgetBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto all = parts();
    const Part* part = partAt(all, help->pos());
    QToolTip::showText(help->globalPos(), part ? textOf(*part) : QString(), this);
    return true;
}

}  // namespace lossglass

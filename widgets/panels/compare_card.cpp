// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/compare_card.h"

#include "widgets/panels/compare_map_view.h"
#include "widgets/panels/number_text.h"
#include "widgets/plots/budget_segment.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

namespace lossglass {

namespace {

constexpr int kInset = 10;

}  // namespace

CompareCard::CompareCard(QWidget* parent)
    : QWidget(parent), m_map(new CompareMapView(this)), m_remove(new QToolButton(this)) {
    m_remove->setText(QStringLiteral("×"));
    m_remove->setAutoRaise(true);
    m_remove->setFixedSize(24, 24);
    m_remove->setToolTip(tr("Take this card away"));
    m_remove->setAccessibleName(m_remove->toolTip());
    m_remove->hide();
    connect(m_remove, &QToolButton::clicked, this, [this] { emit removeWanted(m_data.key); });
    connect(m_map, &CompareMapView::picked, this, [this] { emit picked(m_data.key); });
}

void CompareCard::setContent(const CompareCardData& content) {
    if (content == m_data) return;
    m_data = content;
    m_remove->setVisible(content.kind != CompareCardData::Kind::Shown);
    m_map->setAccessibleName(tr("Gradient of %1").arg(content.name));
    if (!content.undefined.isEmpty())
        m_map->setState(CanvasState::undefined(content.undefined));
    else if (content.isWorking)
        m_map->setState(CanvasState::working({}));
    else if (content.range == 0)
        m_map->setState(CanvasState::noGradient());
    else
        m_map->setState(CanvasState::normal());
    update();
}

QString CompareCard::barText() const {
    const auto shares = m_data.pull.shares();
    if (!shares) return tr("%1: nothing pulls").arg(m_data.name);
    const auto segments = outcomeSegments();
    const auto parts = inSegmentOrder(*shares);
    QStringList lines{m_data.name};
    for (std::size_t i = 0; i < segments.size(); ++i)
        lines << tr("%1 % of the pull on %2").arg(percentText(parts[i]), segments[i].name);
    return lines.join('\n');
}

QRectF CompareCard::barPlace() const {
    return {double(kInset), height() - kFootHeight + 9.0, width() - 2.0 * kInset, 12};
}

void CompareCard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_map->setGeometry(1, kHeadHeight, width() - 2, height() - kHeadHeight - kFootHeight);
    m_remove->move(width() - 28, 4);
}

void CompareCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    painter.fillRect(rect(), colours.panel);
    if (m_data.isSelected) painter.fillRect(0, 0, width(), kHeadHeight, colours.selectedRow);
    paintHead(painter, colours);
    paintFoot(painter, colours);
    painter.setPen(QPen(m_data.isSelected ? colours.accent : colours.divider, 1));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

CompareCard::HeadWords CompareCard::headWords() const {
    const double room = width() - (m_remove->isVisibleTo(this) ? 32 : kInset) - kInset;
    QStringList ranges;
    if (m_data.undefined.isEmpty() && m_data.range > 0) {
        const QString number = shortNumberText(m_data.range, 2);
        ranges << tr("range ±%1").arg(number) << QStringLiteral("±%1").arg(number);
    }
    ranges << QString();
    QStringList values{m_data.value ? lossValueText(*m_data.value) : tr("undefined")};
    if (m_data.otherValue)
        values.prepend(QStringLiteral("%1 (%2)").arg(values[0], lossValueText(*m_data.otherValue)));
    const QFontMetrics strong(strongTextFont()), plain(textFont()), tick(tickFont());
    HeadWords words;
    // The name says which card it is: the rest goes before it is cut, and stands in the tooltip.
    for (const QString& value : values) {
        for (const QString& range : ranges) {
            words = {m_data.name, value, range};
            const double taken = plain.horizontalAdvance(value) + 8 +
                                 (range.isEmpty() ? 0 : tick.horizontalAdvance(range) + 10);
            words.nameRoom = std::max(24.0, room - taken);
            if (strong.horizontalAdvance(m_data.name) <= words.nameRoom) return words;
        }
    }
    words.name = strong.elidedText(m_data.name, Qt::ElideMiddle, static_cast<int>(words.nameRoom));
    return words;
}

QString CompareCard::headText() const {
    QStringList lines{m_data.settings};
    if (m_data.kind == CompareCardData::Kind::Difference) lines.prepend(m_data.name);
    if (m_data.value) lines << tr("value %1").arg(lossValueText(*m_data.value));
    if (m_data.otherValue)
        lines << tr("value of the other scene %1").arg(lossValueText(*m_data.otherValue));
    if (m_data.range > 0) lines << tr("range ±%1").arg(shortNumberText(m_data.range, 2));
    return lines.join('\n');
}

void CompareCard::paintHead(QPainter& painter, const Theme& colours) const {
    const double right = width() - (m_remove->isVisibleTo(this) ? 32 : kInset);
    const HeadWords words = headWords();
    painter.setFont(tickFont());
    painter.setPen(colours.secondText);
    painter.drawText(QRectF(kInset, 0, right - kInset, kHeadHeight),
                     Qt::AlignVCenter | Qt::AlignRight, words.range);
    painter.setFont(strongTextFont());
    painter.setPen(colours.text);
    const double nameWide = painter.fontMetrics().horizontalAdvance(words.name);
    painter.drawText(QRectF(kInset, 0, nameWide + 2, kHeadHeight), Qt::AlignVCenter, words.name);
    painter.setFont(textFont());
    painter.setPen(colours.secondText);
    const double left = kInset + nameWide + 8;
    painter.drawText(QRectF(left, 0, std::max(0.0, right - left), kHeadHeight), Qt::AlignVCenter,
                     words.value);
}

void CompareCard::paintFoot(QPainter& painter, const Theme& colours) const {
    paintBudgetBar(painter, barPlace(), colours, outcomeSegments(), inSegmentOrder(m_data.pull));
    const QRectF line(kInset, height() - 23, width() - 2 * kInset, 18);
    painter.setFont(helpFont());
    const auto pair = [&](const QString& words, const QString& number, Qt::Alignment side) {
        const QFontMetrics metrics = painter.fontMetrics();
        const double wordsWide = metrics.horizontalAdvance(words) + 6;
        const double wide = wordsWide + metrics.horizontalAdvance(number);
        const double left = side & Qt::AlignRight ? line.right() - wide : line.left();
        painter.setPen(colours.secondText);
        painter.drawText(QRectF(left, line.top(), wordsWide, line.height()), Qt::AlignVCenter,
                         words);
        painter.setPen(colours.text);
        painter.drawText(QRectF(left + wordsWide, line.top(), wide, line.height()),
                         Qt::AlignVCenter, number);
        return wide;
    };
    const double taken = pair(tr("total pull"), shortNumberText(m_data.pull.total()), {});
    if (!m_data.atCross) return;
    const QString words = tr("at the cross"), number = shortNumberText(*m_data.atCross);
    const double needed = painter.fontMetrics().horizontalAdvance(words + number) + 6;
    // A narrow card keeps the number and has fewer words.
    pair(taken + needed + 12 < line.width() ? words : tr("cross"), number, Qt::AlignRight);
}

void CompareCard::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit picked(m_data.key);
}

bool CompareCard::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const bool onHead = help->pos().y() < kHeadHeight;
    const bool onFoot = help->pos().y() > height() - kFootHeight;
    const QString text = onHead ? headText() : onFoot ? barText() : QString();
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

}  // namespace lossglass

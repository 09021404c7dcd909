// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/colour_bar.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace lossglass {
namespace {

constexpr int kMargin = 12;
constexpr int kGap = 8;
constexpr double kBarTop = 9;
constexpr double kBarHeight = 9;
constexpr double kPoint = 5;  ///< length of a pointed end

/// Up to three digits, with the typographic minus.
QString number(double value) {
    return QString::number(value, 'g', 3).replace(QLatin1Char('-'), QChar(0x2212));
}

/// The bar's outline, with or without points.
QPainterPath outlineOf(const QRectF& bar, double point) {
    QPainterPath path;
    path.moveTo(bar.left() + point, bar.top());
    path.lineTo(bar.right() - point, bar.top());
    path.lineTo(bar.right(), point > 0 ? bar.center().y() : bar.top());
    path.lineTo(bar.right(), point > 0 ? bar.center().y() : bar.bottom());
    path.lineTo(bar.right() - point, bar.bottom());
    path.lineTo(bar.left() + point, bar.bottom());
    path.lineTo(bar.left(), point > 0 ? bar.center().y() : bar.bottom());
    path.lineTo(bar.left(), point > 0 ? bar.center().y() : bar.top());
    path.closeSubpath();
    return path;
}

/// The 256 colours as a picture of one row, stretched by whoever draws it.
QImage stripe(const std::array<QRgb, 256>& table) {
    QImage image(256, 1, QImage::Format_RGB32);
    for (int i = 0; i < 256; ++i)
        image.setPixel(i, 0, table[static_cast<std::size_t>(i)]);
    return image;
}

}  // namespace

ColourBar::ColourBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ColourBar::setProbability(const QString& label) {
    set(Kind::Probability, label, 1);
}

void ColourBar::setGradient(double range) {
    set(Kind::Gradient, {}, range);
}

void ColourBar::setLogit(const QString& label, double range) {
    set(Kind::Logit, label, range);
}

void ColourBar::set(Kind kind, const QString& label, double range) {
    if (kind == m_kind && label == m_label && range == m_range) return;
    m_kind = kind;
    m_label = label;
    m_range = range;
    update();
}

void ColourBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    int left = kMargin, right = kMargin;
    if (m_kind == Kind::Gradient) {
        left = paintWords(painter, tr("a step\nraises p"), Qt::AlignLeft);
        right = paintWords(painter, tr("a step\nlowers p"), Qt::AlignRight);
    } else if (m_kind == Kind::Logit) {
        left = paintWords(painter, m_label + QLatin1Char('\n') + tr("p below 0.5"), Qt::AlignLeft);
        right = paintWords(painter, tr("p above\n0.5"), Qt::AlignRight);
    } else {
        left = paintWords(painter, m_label, Qt::AlignLeft);
    }
    const QRectF bar(left, kBarTop, std::max(40, width() - left - right), kBarHeight);
    paintBar(painter, bar);
    paintNumbers(painter, bar);
}

/// Returns the room the words take from the widget's edge.
int ColourBar::paintWords(QPainter& painter, const QString& words, Qt::Alignment side) const {
    const QFont face = m_kind == Kind::Probability ? helpFont() : tickFont();
    const QFontMetrics metrics(face);
    const int taken = metrics.boundingRect(QRect(0, 0, width(), height()), 0, words).width() + 2;
    const QRect room = side == Qt::AlignLeft
                           ? QRect(kMargin, 4, taken, height() - 8)
                           : QRect(width() - kMargin - taken, 4, taken, height() - 8);
    painter.setFont(face);
    painter.setPen(themeOf(palette()).text);
    const Qt::Alignment lines = m_kind == Kind::Probability ? side : Qt::AlignHCenter;
    painter.drawText(room, static_cast<int>(lines | Qt::AlignVCenter), words);
    return kMargin + taken + kGap;
}

void ColourBar::paintBar(QPainter& painter, const QRectF& bar) const {
    const Theme& colours = themeOf(palette());
    const bool probability = m_kind == Kind::Probability;
    const double point = probability ? 0 : kPoint;
    const QPainterPath outline = outlineOf(bar, point);
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setClipPath(outline);
    const auto table = probability ? probabilityTable(colours) : signedTable(colours);
    painter.fillRect(QRectF(bar.left(), bar.top(), point + 1, bar.height()), QColor(table[0]));
    painter.fillRect(QRectF(bar.right() - point - 1, bar.top(), point + 1, bar.height()),
                     QColor(table[255]));
    painter.drawImage(bar.adjusted(point, 0, -point, 0), stripe(table));
    painter.setClipping(false);
    painter.setPen(QPen(colours.controlEdge, 1));
    painter.drawPath(outlineOf(bar.adjusted(0.5, 0.5, -0.5, -0.5), point));
    if (probability)
        painter.fillRect(QRectF(std::round(bar.center().x()), bar.top() + 1, 1, bar.height() - 2),
                         Qt::white);
    painter.restore();
}

void ColourBar::paintNumbers(QPainter& painter, const QRectF& bar) const {
    painter.setFont(tickFont());
    painter.setPen(themeOf(palette()).secondText);
    const auto write = [&](double x, Qt::AlignmentFlag side, const QString& text) {
        constexpr double kRoom = 160;
        const double shift = side == Qt::AlignLeft ? 0 : side == Qt::AlignRight ? 1 : 0.5;
        painter.drawText(QRectF(x - shift * kRoom, bar.bottom() + 3, kRoom, 16),
                         static_cast<int>(side) | Qt::AlignVCenter, text);
    };
    const bool probability = m_kind == Kind::Probability;
    const bool known = m_range > 0 && std::isfinite(m_range);
    const QString low = probability ? QStringLiteral("0") : number(-m_range);
    const QString high = probability ? QStringLiteral("1") : QLatin1Char('+') + number(m_range);
    if (known) write(bar.left(), Qt::AlignLeft, low);
    if (known) write(bar.right(), Qt::AlignRight, high);
    const QString middle = probability ? tr("0.5  white line") : QStringLiteral("0");
    const bool fits =
        bar.width() > QFontMetrics(tickFont()).horizontalAdvance(low + middle + high) + 16;
    if (fits || !known) write(bar.center().x(), Qt::AlignHCenter, middle);
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/state_painting.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/icons.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QRegion>
#include <algorithm>
#include <iterator>

namespace lossglass {
namespace {

constexpr int kWrapped = Qt::AlignCenter | Qt::TextWordWrap;
constexpr int kIconSide = 24;
constexpr int kButtonHeight = 26;
/// Icon 24, 8, title 18, 4, sentence 18, 8, button 26.
constexpr int kEmptyHeight = kIconSide + 8 + 18 + 4 + 18 + 8 + kButtonHeight;

QString translated(const char* text) {
    return QCoreApplication::translate("lossglass::Canvas", text);
}

/// A text and where it stands.
struct Words {
    QString text;
    QFont face;
    QColor colour;
    QRect box;
};

Words place(const QString& text, const QFont& face, const QColor& colour, const QRect& room) {
    const QRect inner = room.adjusted(12, 0, -12, 0);
    const QRect box = QFontMetrics(face).boundingRect(inner, kWrapped, text);
    return {text, face, colour, box};
}

QRect middleLine(const QRect& rect, int shift, int height) {
    return {rect.left(), rect.center().y() + shift - height / 2, rect.width(), height};
}

}  // namespace

void paintWorking(QPainter& painter, const QRect& rect, const QRegion& region,
                  const CanvasState& state, const Theme& theme, double phase) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect line(rect.left() + 12, rect.top() + 12, rect.width() - 24, kButtonHeight);
    if (!state.text.isEmpty() && region.intersects(line)) {
        const QFontMetrics metrics{textFont()};
        const int room = line.width() - 20;
        const QString text = metrics.elidedText(state.text, Qt::ElideRight, room);
        const QRect box(line.topLeft(), QSize(metrics.horizontalAdvance(text) + 20, kButtonHeight));
        painter.setPen(QPen(theme.controlEdge, 1));
        painter.setBrush(theme.panel);
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter.setPen(theme.text);
        painter.setFont(textFont());
        painter.drawText(box, Qt::AlignCenter, text);
    }
    const double length = state.progress < 0 ? 0.3 : qBound(0.0, state.progress, 1.0);
    const double start = state.progress < 0 ? -length + phase * (1 + length) : 0;
    const QRectF bar(rect.left() + start * rect.width(), rect.bottom() - 2, length * rect.width(),
                     3);
    painter.fillRect(bar, theme.accent);
    painter.restore();
}

void paintUndefined(QPainter& painter, const QRect& rect, const QString& reason,
                    const Theme& theme) {
    QFont italic = textFont();
    italic.setItalic(true);
    const QString word = translated(QT_TRANSLATE_NOOP("lossglass::Canvas", "undefined"));
    const Words all[] = {
        place(word, italic, theme.text, middleLine(rect, reason.isEmpty() ? 0 : -12, 28)),
        place(reason, helpFont(), theme.secondText, middleLine(rect, 24, 48))};
    painter.save();
    painter.fillRect(rect, theme.panel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.secondText);
    constexpr int kStep = 14;
    const auto isClear = [&](const QPoint& dot) {
        return std::none_of(std::begin(all), std::end(all), [&](const Words& words) {
            return !words.text.isEmpty() && words.box.adjusted(-9, -7, 9, 7).contains(dot);
        });
    };
    for (int y = rect.top() + 7; y < rect.bottom(); y += kStep)
        for (int x = rect.left() + 7; x < rect.right(); x += kStep)
            if (isClear({x, y})) painter.drawEllipse(QPointF(x, y), 1.2, 1.2);
    for (const Words& words : all) {
        painter.setFont(words.face);
        painter.setPen(words.colour);
        painter.drawText(words.box, kWrapped, words.text);
    }
    painter.restore();
}

void paintNoGradient(QPainter& painter, const QRect& rect, const Theme& theme) {
    painter.save();
    painter.fillRect(rect, QColor(theme.signedControls[5]));
    painter.setFont(textFont());
    painter.setPen(theme.text);
    painter.drawText(rect, Qt::AlignCenter,
                     translated(QT_TRANSLATE_NOOP("lossglass::Canvas", "no gradient")));
    painter.restore();
}

QPoint emptyButtonPlace(const QRect& rect) {
    return {rect.center().x(), rect.center().y() + kEmptyHeight / 2 - kButtonHeight};
}

QPoint paintEmpty(QPainter& painter, const QRect& rect, const CanvasState& state,
                  const Theme& theme) {
    painter.save();
    painter.fillRect(rect, theme.well);
    QPen dashes(theme.controlEdge, 1);
    dashes.setDashPattern({3, 3});
    painter.setPen(dashes);
    painter.drawRect(QRectF(rect).adjusted(4.5, 4.5, -4.5, -4.5));
    int y = rect.center().y() - kEmptyHeight / 2;
    icon(QStringLiteral("image"), theme)
        .paint(&painter, QRect(rect.center().x() - kIconSide / 2, y, kIconSide, kIconSide));
    y += kIconSide + 8;
    painter.setFont(strongTextFont());
    painter.setPen(theme.text);
    painter.drawText(QRect(rect.left(), y, rect.width(), 18), Qt::AlignCenter, state.title);
    y += 18 + 4;
    painter.setFont(textFont());
    painter.setPen(theme.secondText);
    painter.drawText(QRect(rect.left(), y, rect.width(), 18), Qt::AlignCenter, state.text);
    painter.restore();
    return emptyButtonPlace(rect);
}

void paintCanvasFrame(QPainter& painter, const QRect& rect, const Theme& theme) {
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.panel, 1, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5));
    painter.setPen(QPen(theme.accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1));
    painter.restore();
}

}  // namespace lossglass

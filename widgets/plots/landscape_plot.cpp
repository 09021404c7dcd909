// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/landscape_plot.h"

#include "widgets/panels/number_text.h"
#include "widgets/plots/landscape_painting.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lossglass {

namespace {

/// Steps of the arrow keys over the whole range.
constexpr double kKeySteps = 50;
constexpr double kHintWidth = 260;

}  // namespace

LandscapePlot::LandscapePlot(QWidget* parent) : QWidget(parent), m_hint(new QLabel(this)) {
    m_hint->setFont(helpFont());
    m_hint->setProperty("role", QStringLiteral("second"));
    m_hint->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    setAccessibleName(tr("Landscape"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void LandscapePlot::setData(const LandscapeViewData& content) {
    m_data = content;
    setCursor(canChoose() ? Qt::CrossCursor : Qt::ArrowCursor);
    setToolTip(canChoose() ? tr("Drag the point, or press the arrow keys, to set both parameters")
                           : QString());
    setAccessibleDescription(
        content.nothing.isEmpty()
            ? tr("%1 over %2 and %3").arg(content.title, content.axis[0].name, content.axis[1].name)
            : content.nothing);
    update();
}

QRectF LandscapePlot::area() const {
    return landscapeFrame(rect(), m_data).area;
}

QSize LandscapePlot::minimumSizeHint() const {
    return {360, 110};
}

bool LandscapePlot::canChoose() const {
    return m_data.nothing.isEmpty() && (m_data.axis[0].canDrag || m_data.axis[1].canDrag);
}

void LandscapePlot::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& colours = themeOf(palette());
    if (!m_data.nothing.isEmpty()) {
        painter.setFont(textFont());
        painter.setPen(colours.secondText);
        painter.drawText(rect().adjusted(24, 8, -24, -8), Qt::AlignCenter | Qt::TextWordWrap,
                         m_data.nothing);
        return;
    }
    paintLandscape(painter, rect(), m_data, colours);
    if (!hasFocus() || !m_showsFocus) return;
    painter.setPen(QPen(colours.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void LandscapePlot::choose(const QPointF& place) {
    const QRectF inside = area();
    const auto valueOf = [](const LandscapeAxisData& axis, double share, double pixels) {
        if (!axis.canDrag) return std::optional<double>();
        return std::optional(
            axis.scale.rounded(axis.scale.valueAt(std::clamp(share, 0.0, 1.0)), pixels));
    };
    emit pointChosen(
        valueOf(m_data.axis[0], (place.x() - inside.left()) / inside.width(), inside.width()),
        valueOf(m_data.axis[1], (inside.bottom() - place.y()) / inside.height(), inside.height()));
}

QString LandscapePlot::textAt(const QPointF& place) const {
    const QRectF inside = area();
    const LandscapeGrid& grid = m_data.grid;
    if (!inside.contains(place) || grid.heights.empty()) return {};
    const double u = (place.x() - inside.left()) / inside.width();
    const double v = (inside.bottom() - place.y()) / inside.height();
    const auto column = static_cast<int>(std::lround(u * (grid.columns - 1)));
    const auto row = static_cast<int>(std::lround(v * (grid.rows - 1)));
    const double height = grid.at(column, row);
    const auto at = [](const AxisScale& scale, int step, int steps) {
        return shortNumberText(scale.valueAt(static_cast<double>(step) / (steps - 1)), 3);
    };
    return tr("at %1 and %2: %3")
        .arg(at(m_data.axis[0].scale, column, grid.columns),
             at(m_data.axis[1].scale, row, grid.rows),
             std::isfinite(height) ? lossValueText(height) : tr("undefined"));
}

void LandscapePlot::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !canChoose()) return;
    if (!area().contains(event->position())) return;
    m_isDragged = true;
    emit dragBegan();
    choose(event->position());
}

void LandscapePlot::mouseMoveEvent(QMouseEvent* event) {
    if (m_isDragged) choose(event->position());
    emit pointedAt(textAt(event->position()));
}

void LandscapePlot::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_isDragged || event->button() != Qt::LeftButton) return;
    m_isDragged = false;
    emit dragEnded();
}

void LandscapePlot::setHint(const QString& text) {
    m_hint->setText(text);
}

void LandscapePlot::resizeEvent(QResizeEvent*) {
    const QRectF map = area();
    const double wide = std::min(kHintWidth, map.width() / 2);
    m_hint->setGeometry(
        QRectF(map.right() - wide, map.top() - kFrameTop, wide, 20).toAlignedRect());
}

void LandscapePlot::leaveEvent(QEvent*) {
    emit pointedAt({});
}

void LandscapePlot::focusInEvent(QFocusEvent* event) {
    m_showsFocus = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
}

void LandscapePlot::keyPressEvent(QKeyEvent* event) {
    const int key = event->key();
    const bool isAcross = key == Qt::Key_Left || key == Qt::Key_Right;
    if (!canChoose() || (!isAcross && key != Qt::Key_Up && key != Qt::Key_Down))
        return QWidget::keyPressEvent(event);
    const LandscapeAxisData& axis = m_data.axis[isAcross ? 0 : 1];
    if (!axis.canDrag) return;
    double step = (key == Qt::Key_Right || key == Qt::Key_Up ? 1 : -1) / kKeySteps;
    if (event->modifiers() & Qt::ShiftModifier) step *= 10;
    if (event->modifiers() & Qt::ControlModifier) step /= 10;
    const double from = axis.now ? axis.scale.shareOf(*axis.now) : 0.5;
    const double value =
        axis.scale.rounded(axis.scale.valueAt(std::clamp(from + step, 0.0, 1.0)), kKeySteps * 10);
    emit dragBegan();
    emit pointChosen(isAcross ? std::optional(value) : std::nullopt,
                     isAcross ? std::nullopt : std::optional(value));
    emit dragEnded();
}

}  // namespace lossglass

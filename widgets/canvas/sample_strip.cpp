// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/sample_strip.h"

#include "widgets/canvas/sample_thumbnail.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

constexpr int kThumbnail = 52;  ///< height
constexpr int kNarrowest = 26, kWidest = 120;
constexpr int kMargin = 7;  ///< room for the ring, and half the gap between two
constexpr int kNumber = 16;
constexpr int kHeight = kMargin + kThumbnail + 3 + kNumber + 3;

}  // namespace

SampleStrip::SampleStrip(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(),
            qOverload<>(&QWidget::update));
    refreshName();
}

QSize SampleStrip::sizeHint() const {
    return {400, kHeight};
}

QSize SampleStrip::minimumSizeHint() const {
    return {120, kHeight};
}

void SampleStrip::setScene(const Scene& scene, const Region& dirty) {
    const bool reshaped = scene.width() != m_scene.width() || scene.height() != m_scene.height() ||
                          scene.samples() != m_scene.samples() ||
                          scene.channels() != m_scene.channels();
    m_scene = scene;
    if (reshaped) {
        m_thumbnails.assign(scene.isEmpty() ? 0U : static_cast<std::size_t>(scene.samples()), {});
        m_selected = std::clamp(m_selected, 0, std::max(0, scene.samples() - 1));
        refreshRange();
    } else if (!dirty.isEmpty()) {
        const int first = std::max(0, dirty.y / scene.height());
        const int last =
            std::min(scene.samples() - 1, (dirty.y + dirty.height - 1) / scene.height());
        for (int sample = first; sample <= last; ++sample)
            m_thumbnails[static_cast<std::size_t>(sample)] = {};
    }
    refreshName();
    viewport()->update();
}

void SampleStrip::setClass(int label) {
    if (label == m_label) return;
    m_label = label;
    markAllStale();
}

void SampleStrip::setSelected(int sample) {
    const int wanted = std::clamp(sample, 0, std::max(0, m_scene.samples() - 1));
    if (wanted == m_selected) return;
    m_selected = wanted;
    refreshName();
    makeVisible(wanted);
    viewport()->update();
}

void SampleStrip::markAllStale() {
    for (QImage& thumbnail : m_thumbnails)
        thumbnail = {};
    viewport()->update();
}

void SampleStrip::refreshName() {
    setAccessibleName(tr("Samples of the batch"));
    setAccessibleDescription(
        tr("sample %1 of %2").arg(m_selected + 1).arg(std::max(1, m_scene.samples())));
}

int SampleStrip::thumbnailWidth() const {
    if (m_scene.isEmpty()) return kThumbnail;
    const double ratio = double(m_scene.width()) / m_scene.height();
    return std::clamp(static_cast<int>(std::lround(kThumbnail * ratio)), kNarrowest, kWidest);
}

int SampleStrip::cellWidth() const {
    return thumbnailWidth() + 2 * kMargin;
}

QRect SampleStrip::thumbnailRect(int sample) const {
    return {sample * cellWidth() + kMargin - horizontalScrollBar()->value(), kMargin,
            thumbnailWidth(), kThumbnail};
}

int SampleStrip::sampleAt(QPoint position) const {
    if (m_thumbnails.empty()) return -1;
    const int sample = (position.x() + horizontalScrollBar()->value()) / cellWidth();
    return position.x() >= 0 && sample < m_scene.samples() ? sample : -1;
}

void SampleStrip::refreshRange() {
    const int whole = static_cast<int>(m_thumbnails.size()) * cellWidth();
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, whole - viewport()->width()));
    makeVisible(m_selected);
}

void SampleStrip::makeVisible(int sample) {
    // A piece of the neighbour stays in sight, so that one sees that it goes on.
    const int piece = cellWidth() / 2;
    const int left = sample * cellWidth() - piece, right = (sample + 1) * cellWidth() + piece;
    QScrollBar* bar = horizontalScrollBar();
    bar->setValue(std::min(std::max(bar->value(), right - viewport()->width()), std::max(left, 0)));
}

const QImage& SampleStrip::thumbnail(int sample) {
    QImage& image = m_thumbnails[static_cast<std::size_t>(sample)];
    const double ratio = devicePixelRatioF();
    const QSize size = (QSizeF(thumbnailWidth(), kThumbnail) * ratio).toSize();
    if (image.size() != size) {
        image = sampleThumbnail(m_scene, sample,
                                {m_label, size, std::max(1, static_cast<int>(std::lround(ratio))),
                                 themeOf(palette()).raised.rgb(), themeOf(palette()).look()});
        image.setDevicePixelRatio(ratio);
    }
    return image;
}

void SampleStrip::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    for (int sample = 0; sample < static_cast<int>(m_thumbnails.size()); ++sample)
        if (thumbnailRect(sample).adjusted(-kMargin, 0, kMargin, 0).intersects(viewport()->rect()))
            paintSample(painter, sample);
}

void SampleStrip::paintSample(QPainter& painter, int sample) {
    const Theme& colours = themeOf(palette());
    const QRect place = thumbnailRect(sample);
    const bool chosen = sample == m_selected;
    if (chosen && m_keyboardFocus) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.selectedRow);
        painter.drawRoundedRect(QRectF(place).adjusted(-6, -6, 6, kNumber + 5), 6, 6);
    }
    painter.drawImage(place.topLeft(), thumbnail(sample));
    painter.setBrush(Qt::NoBrush);
    if (chosen) {
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(QRectF(place).adjusted(-3, -3, 3, 3), 4, 4);
    } else {
        painter.setPen(QPen(colours.divider, 1));
        painter.drawRect(QRectF(place).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    painter.setFont(
        lossglass::font(TextSize::Tick, chosen ? TextWeight::SemiBold : TextWeight::Regular));
    painter.setPen(chosen ? colours.text : colours.secondText);
    painter.drawText(QRect(place.left(), place.bottom() + 4, place.width(), kNumber),
                     Qt::AlignCenter, QString::number(sample + 1));
}

bool SampleStrip::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int sample = sampleAt(help->pos());
        if (sample >= 0)
            QToolTip::showText(help->globalPos(),
                               tr("Sample %1 of %2: prediction, outlined by the target")
                                   .arg(sample + 1)
                                   .arg(m_scene.samples()),
                               viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void SampleStrip::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    refreshRange();
}

void SampleStrip::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) markAllStale();
}

void SampleStrip::choose(int sample) {
    const int wanted = std::clamp(sample, 0, std::max(0, m_scene.samples() - 1));
    if (wanted == m_selected) return;
    setSelected(wanted);
    emit sampleChosen(wanted);
}

void SampleStrip::mousePressEvent(QMouseEvent* event) {
    m_keyboardFocus = false;
    const int sample = sampleAt(event->position().toPoint());
    if (sample >= 0) choose(sample);
    viewport()->update();
}

void SampleStrip::wheelEvent(QWheelEvent* event) {
    const QPoint delta = event->angleDelta();
    const int moved = std::abs(delta.x()) > std::abs(delta.y()) ? delta.x() : delta.y();
    QScrollBar* bar = horizontalScrollBar();
    bar->setValue(bar->value() - moved * cellWidth() / 120);
    event->accept();
}

void SampleStrip::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            choose(m_selected - 1);
            break;
        case Qt::Key_Right:
            choose(m_selected + 1);
            break;
        case Qt::Key_Home:
            choose(0);
            break;
        case Qt::Key_End:
            choose(m_scene.samples() - 1);
            break;
        default:
            return QWidget::keyPressEvent(event);
    }
    m_keyboardFocus = true;
    viewport()->update();
}

void SampleStrip::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    m_keyboardFocus =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void SampleStrip::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    m_keyboardFocus = false;
    viewport()->update();
}

void SampleStrip::contextMenuEvent(QContextMenuEvent* event) {
    if (actions().isEmpty()) return event->ignore();
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QPoint below = thumbnailRect(m_selected).bottomLeft();
    QMenu::exec(actions(), byKey ? viewport()->mapToGlobal(below) : event->globalPos(), nullptr,
                this);
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/canvas/canvas_frame.h"

#include <QPainter>
#include <QRegion>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

/// Device pixels on a side: small enough that a stroke touches few, large enough that the outline's
/// surroundings, which are looked at twice, do not count.
constexpr int kTileSide = 128;
/// What may be composed on the window's thread in one go, in looks into a map (MapSampler): about
/// 3 ms, so that three canvases stay within a frame. A look into a larger picture than that goes to
/// memory, and counts for more.
constexpr std::int64_t kAtOnce = 1 << 18;
constexpr std::int64_t kNearPixels = 1 << 20;
constexpr std::int64_t kFarLook = 4;

std::int64_t areaOf(const QRect& rect) {
    return std::int64_t{rect.width()} * rect.height();
}

}  // namespace

CanvasFrame::CanvasFrame(QObject* parent) : QObject(parent) {}

CanvasFrame::~CanvasFrame() {
    // Before anything else goes: the worker posts to this object.
    m_worker.reset();
}

QRect CanvasFrame::deviceRect(const QRect& rect) const {
    return QRectF(rect.x() * m_ratio, rect.y() * m_ratio, rect.width() * m_ratio,
                  rect.height() * m_ratio)
        .toAlignedRect();
}

QRect CanvasFrame::tileRect(std::size_t tile) const {
    const int column = static_cast<int>(tile) % m_columns, row = static_cast<int>(tile) / m_columns;
    return QRect(column * kTileSide, row * kTileSide, kTileSide, kTileSide) & m_image.rect();
}

void CanvasFrame::markStale(const QRect& rect) {
    if (m_image.isNull()) return;
    const QRect area = deviceRect(rect) & m_image.rect();
    if (area.isEmpty()) return;
    ++m_stamps;
    for (int row = area.top() / kTileSide; row <= area.bottom() / kTileSide; ++row)
        for (int column = area.left() / kTileSide; column <= area.right() / kTileSide; ++column) {
            const auto tile = static_cast<std::size_t>(row * m_columns + column);
            Part& part = m_tiles[tile];
            part.stale |= area & tileRect(tile);
            part.stamp = m_stamps;
        }
}

void CanvasFrame::markAllStale() {
    ++m_stamps;
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i].stale = tileRect(i);
        m_tiles[i].stamp = m_stamps;
    }
}

void CanvasFrame::startOver(const ScreenParts& parts, const QSize& device) {
    QImage old = m_image;
    m_image = QImage(device, QImage::Format_RGB32);
    m_image.fill(parts.theme->well);
    m_columns = (device.width() + kTileSide - 1) / kTileSide;
    const int rows = (device.height() + kTileSide - 1) / kTileSide;
    m_tiles.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(rows), {});
    m_asked = 0;
    // The old picture of the same pixels, moved and scaled, until the new one is there.
    if (!old.isNull() && m_ratio == parts.pixelRatio && m_shown == parts.shown &&
        m_theme == parts.theme) {
        QPainter painter(&m_image);
        old.setDevicePixelRatio(1);
        const double factor = parts.view.scale() / m_view.scale();
        const QPointF place = (parts.view.offset() - factor * m_view.offset()) * m_ratio;
        if (parts.view.scale() == m_view.scale())
            painter.drawImage(place.toPoint(), old);
        else
            painter.drawImage(QRectF(place, factor * QSizeF(old.size())), old);
    }
    m_ratio = parts.pixelRatio;
    m_view = parts.view;
    m_shown = parts.shown;
    m_theme = parts.theme;
    markAllStale();
}

void CanvasFrame::prepare(const ScreenParts& parts, const QSize& size, const QRegion& region) {
    const QSize device(static_cast<int>(std::ceil(size.width() * parts.pixelRatio)),
                       static_cast<int>(std::ceil(size.height() * parts.pixelRatio)));
    if (m_image.size() != device || m_ratio != parts.pixelRatio || m_view != parts.view ||
        m_shown != parts.shown || m_theme != parts.theme)
        startOver(parts, device);
    std::vector<std::size_t> fresh, asked;
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const Part& part = m_tiles[i];
        if (part.stale.isEmpty()) continue;
        if (part.asked == part.stamp) {
            asked.push_back(i);
            continue;
        }
        const bool isPainted = std::any_of(region.begin(), region.end(), [&](const QRect& rect) {
            return deviceRect(rect).intersects(part.stale);
        });
        if (!isPainted && part.asked == 0) continue;
        fresh.push_back(i);
        cost += areaOf(part.stale) * parts.map.costOfPixel();
    }
    if (fresh.empty()) return;
    const bool photoIsThere =
        !parts.photo || parts.photo->hasLevel(parts.view.scale() * parts.pixelRatio);
    // A photograph of the view's size costs nothing to prepare.
    const bool photoIsSmall = !parts.photo || areaOf({QPoint(), parts.photo->size()}) <= kAtOnce;
    if (areaOf(parts.shown) > kNearPixels) cost *= kFarLook;
    if (cost <= kAtOnce && (photoIsThere || photoIsSmall)) return composeNow(parts, fresh);
    // The new job replaces the old one: it must hold what that has not given.
    fresh.insert(fresh.end(), asked.begin(), asked.end());
    ask(parts, fresh);
}

void CanvasFrame::composeNow(const ScreenParts& parts, const std::vector<std::size_t>& tiles) {
    for (const std::size_t tile : tiles) {
        Part& part = m_tiles[tile];
        draw(part.stale, composeScreen(parts, part.stale));
        part.stale = {};
        if (part.asked != 0) --m_asked;
        part.asked = 0;
    }
}

void CanvasFrame::ask(const ScreenParts& parts, const std::vector<std::size_t>& tiles) {
    ComposeJob job{parts, {}};
    for (const std::size_t tile : tiles) {
        Part& part = m_tiles[tile];
        if (part.asked == 0) ++m_asked;
        part.asked = part.stamp;
        job.wanted.push_back({tile, part.stale, part.stamp});
    }
    if (!m_worker)
        m_worker =
            std::make_unique<ComposeWorker>([this](const ComposePart& done, const QImage& image) {
                QMetaObject::invokeMethod(
                    this, [this, done, image] { receive(done, image); }, Qt::QueuedConnection);
            });
    m_worker->submit(std::move(job));
}

void CanvasFrame::receive(const ComposePart& done, const QImage& image) {
    if (done.tile >= m_tiles.size()) return;
    Part& part = m_tiles[done.tile];
    // Asked for before the last change: something newer is on its way, or was composed at once.
    if (part.asked != done.stamp) return;
    draw(done.area, image);
    part.asked = 0;
    --m_asked;
    if (part.stamp == done.stamp) part.stale = {};
    const QRectF rect(done.area.x() / m_ratio, done.area.y() / m_ratio, done.area.width() / m_ratio,
                      done.area.height() / m_ratio);
    emit composed(rect.toAlignedRect());
}

void CanvasFrame::draw(const QRect& area, const QImage& image) {
    m_composed += areaOf(area);
    QPainter painter(&m_image);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(area.topLeft(), image);
}

void CanvasFrame::paint(QPainter& painter, const QRect& rect) const {
    painter.save();
    painter.setClipRect(rect);
    const QRect source = deviceRect(rect) & m_image.rect();
    const QRectF target(source.x() / m_ratio, source.y() / m_ratio, source.width() / m_ratio,
                        source.height() / m_ratio);
    painter.drawImage(target, m_image, source);
    painter.restore();
}

}  // namespace lossglass

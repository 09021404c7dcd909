// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/compose_worker.h"
#include "widgets/canvas/screen_composer.h"

#include <QImage>
#include <QObject>
#include <QRect>
#include <cstdint>
#include <memory>
#include <vector>

class QPainter;

namespace lossglass {

/// The picture of a canvas as it stands on the screen, kept in tiles, so that nothing is composed
/// twice: a cross that moves costs a copy.
///
/// Tiles are composed when they are painted. What costs little is composed at once (a stroke is
/// on the screen in the same frame); the rest goes to a thread, and the old tiles stay until the
/// new ones are there. After a change of view the old picture, moved and scaled, stands in.
class CanvasFrame : public QObject {
    Q_OBJECT

public:
    explicit CanvasFrame(QObject* parent = nullptr);
    /// Joins the thread.
    ~CanvasFrame() override;

    /// Device-independent pixels of the widget whose content has changed.
    void markStale(const QRect& rect);
    void markAllStale();

    /// Brings the tiles of `region` (device-independent pixels) up to date, or asks for them.
    /// `size`: of the widget.
    void prepare(const ScreenParts& parts, const QSize& size, const QRegion& region);
    /// Paints a part of what there is.
    void paint(QPainter& painter, const QRect& rect) const;

    /// Whether nothing was asked for that is not there yet.
    bool isSettled() const { return m_asked == 0; }
    /// Device pixels that were composed so far.
    std::int64_t composedPixels() const { return m_composed; }

signals:
    /// A part (device-independent pixels) is there and wants to be painted.
    void composed(const QRect& rect);

private:
    struct Part {
        QRect stale;              ///< device pixels; empty: up to date
        std::uint64_t stamp = 1;  ///< counts the changes
        std::uint64_t asked = 0;  ///< the stamp that the thread has been asked for; 0 = none
    };

    void startOver(const ScreenParts& parts, const QSize& device);
    QRect tileRect(std::size_t tile) const;
    QRect deviceRect(const QRect& rect) const;
    void composeNow(const ScreenParts& parts, const std::vector<std::size_t>& tiles);
    void ask(const ScreenParts& parts, const std::vector<std::size_t>& tiles);
    void receive(const ComposePart& part, const QImage& image);
    void draw(const QRect& area, const QImage& image);

    QImage m_image;
    std::vector<Part> m_tiles;
    int m_columns = 0;  ///< tiles in a row
    int m_asked = 0;    ///< tiles that the thread has still to give
    std::int64_t m_composed = 0;
    double m_ratio = 1;
    // What the tiles are composed for.
    ViewTransform m_view;
    QRect m_shown;
    const Theme* m_theme = nullptr;
    std::uint64_t m_stamps = 1;  ///< the last one given
    std::unique_ptr<ComposeWorker> m_worker;
};

}  // namespace lossglass

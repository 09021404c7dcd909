// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/painting.h"
#include "losslib/scene/scene.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <vector>

namespace lossglass {

/// The samples of a batch in a row, in small, numbered from 1; the selected one has a ring.
///
/// A click selects, so do the left and right arrow, Home and End; the wheel scrolls. The actions
/// that were added to the widget are its context menu, about the selected sample. Setters are
/// silent; thumbnails are made when they are painted, only where something changed.
class SampleStrip : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit SampleStrip(QWidget* parent = nullptr);

    /// Only the pixels of `dirty` (of the stacked picture) differ from the last scene; a scene of
    /// another shape is drawn whole.
    void setScene(const Scene& scene, const Region& dirty);
    /// Whose probability is shown.
    void setClass(int label);
    /// From 0; clamped to the samples there are.
    void setSelected(int sample);
    int selected() const { return m_selected; }
    /// Where the thumbnail of a sample is, in the viewport; may lie outside when scrolled away.
    QRect thumbnailRect(int sample) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sampleChosen(int sample);

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void markAllStale();
    void choose(int sample);
    void makeVisible(int sample);
    void refreshRange();
    void refreshName();
    void paintSample(QPainter& painter, int sample);
    const QImage& thumbnail(int sample);
    int sampleAt(QPoint position) const;
    int thumbnailWidth() const;
    int cellWidth() const;

    Scene m_scene;
    int m_label = 1;
    int m_selected = 0;
    bool m_keyboardFocus = false;
    std::vector<QImage> m_thumbnails;  ///< one per sample; null: to be made
};

}  // namespace lossglass

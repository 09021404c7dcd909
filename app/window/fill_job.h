// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/live/live_evaluation.h"

#include <QObject>

#include <optional>

namespace lossglass {

/// Fills of pictures that are too large for the window's thread: region and pixels are made by a
/// worker, the document takes them as one undo entry. Newest wins; what the hand paints meanwhile
/// stays, the fill then begins again on it. Another scene ends it.
class FillJob : public QObject {
    Q_OBJECT

public:
    /// Larger pictures take longer than a frame.
    static constexpr std::int64_t kLargePicture = std::int64_t{512} * 512;

    explicit FillJob(Document& document, QObject* parent = nullptr);

    /// From a pixel of the stacked picture, on the surface of the style.
    void fill(const StrokeStyle& style, int column, int row);
    bool isPending() const { return m_wish.has_value(); }

signals:
    /// It takes long, or no longer.
    void workingChanged(lossglass::Surface surface, bool working);

private:
    struct Wish {
        StrokeStyle style;
        int column = 0, row = 0;
    };

    void submit();
    void receive(const LiveReadings& readings);

    Document& m_document;
    LiveEvaluation m_live;
    std::optional<Wish> m_wish;
    bool m_isApplying = false;
    Surface m_surface = Surface::Target;  ///< of the last wish
};

/// The connected region that a fill covers: pixels of the same label, or of the same hard
/// prediction.
Coverage fillCoverage(const Scene& scene, const StrokeStyle& style, int column, int row);

}  // namespace lossglass

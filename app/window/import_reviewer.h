// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/import/import_review.h"
#include "app/window/import_pictures.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace lossglass {

/// A review with the pictures of it.
struct ReviewResult {
    ImportReview review;
    ImportPictures pictures;
    bool isSession = false;  ///< the file is no target: it holds a session, there is no review
};

/// Reads and reviews files off the window's thread. The newest request wins; while one is under way
/// only the last of those that came since is kept.
class ImportReviewer : public QObject {
    Q_OBJECT

public:
    using Work = std::function<ReviewResult()>;

    explicit ImportReviewer(QObject* parent = nullptr);
    /// Waits for what is under way.
    ~ImportReviewer() override;

    void request(Work work);
    /// The result of what is under way is not wanted any more.
    void cancel();
    bool isBusy() const { return m_running; }

signals:
    void ready(const std::shared_ptr<const lossglass::ReviewResult>& result);

private:
    void start(Work work);
    void finish(quint64 ticket, const std::shared_ptr<const ReviewResult>& result);

    QThreadPool m_pool;
    Work m_waiting;
    quint64 m_ticket = 0;
    bool m_running = false;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QStringList>
#include <QUrl>
#include <QWidget>

namespace lossglass {

template <class Event>
void sendDrag(QWidget* to, const QMimeData& data) {
    Event event(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(to, &event);
}

/// Drops files on a widget, as a file manager does.
inline void drop(QWidget* on, const QStringList& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files)
        urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    sendDrag<QDragEnterEvent>(on, data);
    sendDrag<QDropEvent>(on, data);
}

}  // namespace lossglass

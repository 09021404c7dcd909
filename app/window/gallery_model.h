// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/own_library.h"
#include "widgets/theme/theme.h"

#include <QAbstractListModel>
#include <QImage>
#include <QThreadPool>

#include <vector>

namespace lossglass {

/// The scenes that can be opened: real samples, generated ones, and the person's own. Pictures are
/// made off the window's thread and arrive one by one.
class GalleryModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum class Origin { Real, Generated, Own };
    enum Role { HintRole = Qt::UserRole, IdRole, PathRole, OriginRole };

    /// `side` of the square pictures, in device pixels.
    GalleryModel(OwnLibrary library, int side, const WindowLook& look, QObject* parent = nullptr);
    ~GalleryModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

    const OwnLibrary& library() const { return m_library; }
    /// The person's own scenes as the folder has them now.
    void reloadOwn();
    QModelIndex indexOfOwn(const QString& name) const;
    /// Whether pictures are still to come.
    bool isLoading() const { return m_running > 0; }

    static QString originText(Origin origin);

private:
    struct Item {
        Origin origin = Origin::Real;
        QString id;    ///< of a sample or a generated scene
        QString path;  ///< of an own one
        QString title;
        QString hint;
        QImage picture;
        quint64 ticket = 0;  ///< tells it from one that is gone
    };

    Item sceneItem(Origin origin, const QString& id);
    void load(const Item& item);
    void receive(quint64 ticket, const QImage& picture, const QString& hint);

    OwnLibrary m_library;
    int m_side;
    WindowLook m_look;
    QImage m_blank;
    std::vector<Item> m_items;
    quint64 m_tickets = 0;
    int m_running = 0;
    QThreadPool m_pool;
};

}  // namespace lossglass

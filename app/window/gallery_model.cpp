// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/gallery_model.h"

#include "app/import/sample_scenes.h"
#include "app/session/open_session.h"
#include "widgets/canvas/sample_thumbnail.h"

#include <QPainter>

#include <algorithm>

namespace lossglass {

namespace {

constexpr QRgb kNoData = 0xFF8A909C;

/// The first sample in small, in the middle of a square.
QImage pictureOf(const Scene& scene, int side, const WindowLook& look) {
    QSize size = QSize(scene.width(), scene.height()).scaled(side, side, Qt::KeepAspectRatio);
    size = size.expandedTo({1, 1});
    const int label = scene.labelCount() > 2 ? scene.labelCount() - 1 : 1;
    const QImage small =
        sampleThumbnail(scene, 0, {label, size, std::max(1, side / 96), kNoData, look});
    QImage square(side, side, QImage::Format_ARGB32_Premultiplied);
    square.fill(Qt::transparent);
    QPainter painter(&square);
    painter.drawImage((side - size.width()) / 2, (side - size.height()) / 2, small);
    return square;
}

QString sizesText(const Scene& scene) {
    return GalleryModel::tr("%1 × %2 pixels, %n class(es)", nullptr, scene.labelCount())
        .arg(scene.width())
        .arg(scene.height());
}

}  // namespace

GalleryModel::GalleryModel(OwnLibrary library, int side, const WindowLook& look, QObject* parent)
    : QAbstractListModel(parent),
      m_library(std::move(library)),
      m_side(side),
      m_look(look),
      m_blank(side, side, QImage::Format_ARGB32_Premultiplied) {
    m_blank.fill(Qt::transparent);
    m_pool.setMaxThreadCount(1);
    for (const QString& id : sampleIds())
        m_items.push_back(sceneItem(Origin::Real, id));
    for (const QString& id : librarySceneIds())
        m_items.push_back(sceneItem(Origin::Generated, id));
    for (const Item& item : m_items)
        load(item);
    reloadOwn();
}

GalleryModel::~GalleryModel() {
    m_pool.clear();
    m_pool.waitForDone();
}

GalleryModel::Item GalleryModel::sceneItem(Origin origin, const QString& id) {
    Item item;
    item.origin = origin;
    item.id = id;
    item.title = sampleTitle(id);
    item.hint = sampleHint(id);
    item.ticket = ++m_tickets;
    return item;
}

void GalleryModel::reloadOwn() {
    const auto firstOwn = std::find_if(m_items.begin(), m_items.end(),
                                       [](const Item& item) { return item.origin == Origin::Own; });
    const int first = static_cast<int>(firstOwn - m_items.begin());
    if (firstOwn != m_items.end()) {
        beginRemoveRows({}, first, static_cast<int>(m_items.size()) - 1);
        m_items.erase(firstOwn, m_items.end());
        endRemoveRows();
    }
    const std::vector<OwnScene> own = m_library.scenes();
    if (own.empty()) return;
    beginInsertRows({}, first, first + static_cast<int>(own.size()) - 1);
    for (const OwnScene& each : own)
        m_items.push_back({Origin::Own, {}, each.path, each.name, {}, {}, ++m_tickets});
    endInsertRows();
    for (std::size_t i = static_cast<std::size_t>(first); i < m_items.size(); ++i)
        load(m_items[i]);
}

void GalleryModel::load(const Item& item) {
    ++m_running;
    // The destructor waits for the pool, so `this` is there; what is posted to it goes with it.
    m_pool.start([this, item, side = m_side, look = m_look] {
        QImage picture;
        QString hint = item.hint;
        if (item.origin == Origin::Own) {
            const auto opened = openSession(item.path);
            if (opened && *opened) {
                picture = pictureOf((*opened)->session.scene, side, look);
                hint = sizesText((*opened)->session.scene);
            } else if (!opened) {
                hint = QString::fromStdString(describe(opened.error()));
            }
        } else if (const auto sample = loadSample(item.id)) {
            picture = pictureOf(sample->scene, side, look);
            if (hint.isEmpty()) hint = sample->about;
        }
        QMetaObject::invokeMethod(
            this, [this, ticket = item.ticket, picture, hint] { receive(ticket, picture, hint); },
            Qt::QueuedConnection);
    });
}

void GalleryModel::receive(quint64 ticket, const QImage& picture, const QString& hint) {
    --m_running;
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&](const Item& item) { return item.ticket == ticket; });
    if (found == m_items.end()) return;
    found->picture = picture;
    found->hint = hint;
    const QModelIndex changed = index(static_cast<int>(found - m_items.begin()));
    emit dataChanged(changed, changed);
}

QModelIndex GalleryModel::indexOfOwn(const QString& name) const {
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].origin == Origin::Own && m_items[i].title == name)
            return index(static_cast<int>(i));
    return {};
}

int GalleryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QString GalleryModel::originText(Origin origin) {
    switch (origin) {
        case Origin::Real:
            return tr("real mask, prediction of a model");
        case Origin::Generated:
            return tr("generated");
        case Origin::Own:
            return tr("your own");
    }
    return {};
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Item& item = m_items[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return item.title;
        case Qt::DecorationRole:
            // The room of a picture that is still to come is kept.
            return item.picture.isNull() ? m_blank : item.picture;
        case Qt::ToolTipRole:
        case HintRole:
            return item.hint;
        case Qt::AccessibleTextRole:
            return item.title + ", " + originText(item.origin);
        case Qt::AccessibleDescriptionRole:
            return item.hint;
        case IdRole:
            return item.id;
        case PathRole:
            return item.path;
        case OriginRole:
            return static_cast<int>(item.origin);
        default:
            return {};
    }
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/gallery_dialog.h"

#include "app/window/gallery_model.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace lossglass {

namespace {

constexpr int kPicture = 128;

}  // namespace

std::optional<QString> askForSceneName(QWidget* parent, const OwnLibrary& library,
                                       const QString& title, const QString& proposal) {
    QString name = proposal, label = GalleryDialog::tr("Name of the scene:");
    while (true) {
        bool accepted = false;
        name = QInputDialog::getText(parent, title, label, QLineEdit::Normal, name, &accepted)
                   .trimmed();
        if (!accepted) return std::nullopt;
        const auto why = library.whyNoName(name);
        if (!why) return name;
        label = *why + ' ' + GalleryDialog::tr("Name of the scene:");
    }
}

GalleryDialog::GalleryDialog(OwnLibrary library, QWidget* parent)
    : QDialog(parent),
      m_model(new GalleryModel(std::move(library), static_cast<int>(kPicture * devicePixelRatioF()),
                               themeOf(palette()).look(), this)),
      m_view(new QListView(this)),
      m_title(new QLabel(this)),
      m_hint(new QLabel(this)) {
    setWindowTitle(tr("Scenes"));
    m_view->setModel(m_model);
    m_view->setProperty("role", "gallery");
    m_view->setViewMode(QListView::IconMode);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setMovement(QListView::Static);
    m_view->setWordWrap(true);
    m_view->setIconSize({kPicture, kPicture});
    m_view->setGridSize({kPicture + 32, kPicture + 52});
    m_view->setAccessibleName(tr("Scenes"));
    m_title->setProperty("role", "paneTitle");
    QFont strong = m_title->font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_hint->setWordWrap(true);
    m_hint->setMinimumHeight(2 * m_hint->fontMetrics().lineSpacing());
    m_hint->setAlignment(Qt::AlignTop);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_rename = buttons->addButton(tr("Rename…"), QDialogButtonBox::ActionRole);
    m_remove = buttons->addButton(tr("Delete…"), QDialogButtonBox::ActionRole);
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    m_rename->setToolTip(tr("Rename this scene of your own (F2)"));
    m_remove->setToolTip(tr("Delete this scene of your own (Del)"));
    m_open->setToolTip(tr("Open this scene (Return)"));
    m_open->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_view, 1);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(buttons);
    resize(5 * (kPicture + 32) + 48, 620);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, [this] { open(m_view->currentIndex()); });
    connect(m_view, &QListView::activated, this, &GalleryDialog::open);
    connect(m_rename, &QPushButton::clicked, this, &GalleryDialog::renameOwn);
    connect(m_remove, &QPushButton::clicked, this, &GalleryDialog::removeOwn);
    connect(new QShortcut(Qt::Key_F2, this), &QShortcut::activated, this,
            &GalleryDialog::renameOwn);
    connect(new QShortcut(Qt::Key_Delete, this), &QShortcut::activated, this,
            &GalleryDialog::removeOwn);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &GalleryDialog::refresh);
    connect(m_model, &GalleryModel::dataChanged, this, &GalleryDialog::refresh);
    m_view->setCurrentIndex(m_model->index(0));
    m_view->setFocus();
}

void GalleryDialog::select(const QString& name) {
    const QModelIndex index = m_model->indexOfOwn(name);
    if (!index.isValid()) return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void GalleryDialog::refresh() {
    const QModelIndex index = m_view->currentIndex();
    const auto origin =
        static_cast<GalleryModel::Origin>(index.data(GalleryModel::OriginRole).toInt());
    const bool isOwn = index.isValid() && origin == GalleryModel::Origin::Own;
    m_title->setText(index.isValid()
                         ? QStringLiteral("%1 · %2").arg(index.data().toString(),
                                                         GalleryModel::originText(origin))
                         : QString());
    m_hint->setText(index.data(GalleryModel::HintRole).toString());
    m_open->setEnabled(index.isValid());
    m_rename->setEnabled(isOwn);
    m_remove->setEnabled(isOwn);
}

void GalleryDialog::open(const QModelIndex& index) {
    if (!index.isValid()) return;
    const QString path = index.data(GalleryModel::PathRole).toString();
    const QString id = index.data(GalleryModel::IdRole).toString();
    accept();
    if (path.isEmpty())
        emit sampleChosen(id);
    else
        emit ownChosen(path);
}

void GalleryDialog::renameOwn() {
    const QModelIndex index = m_view->currentIndex();
    const OwnScene scene{index.data().toString(), index.data(GalleryModel::PathRole).toString()};
    if (scene.path.isEmpty()) return;
    const auto name = askForSceneName(this, m_model->library(), tr("Rename scene"), scene.name);
    if (!name) return;
    if (const auto error = m_model->library().rename(scene, *name))
        QMessageBox::warning(this, windowTitle(), QString::fromStdString(describe(*error)));
    m_model->reloadOwn();
    select(*name);
}

void GalleryDialog::removeOwn() {
    const QModelIndex index = m_view->currentIndex();
    const OwnScene scene{index.data().toString(), index.data(GalleryModel::PathRole).toString()};
    if (scene.path.isEmpty()) return;
    const auto answer =
        QMessageBox::question(this, tr("Delete scene"),
                              tr("Delete the scene \"%1\"? This cannot be undone.").arg(scene.name),
                              QMessageBox::Yes | QMessageBox::No, QMessageBox::No);
    if (answer != QMessageBox::Yes) return;
    if (const auto error = m_model->library().remove(scene))
        QMessageBox::warning(this, windowTitle(), QString::fromStdString(describe(*error)));
    m_model->reloadOwn();
    m_view->setCurrentIndex(m_model->index(m_model->rowCount() - 1));
}

}  // namespace lossglass

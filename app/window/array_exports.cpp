// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/array_exports.h"

#include "losslib/dialects/dialect_losses.h"

#include <QAction>
#include <QFileDialog>
#include <QMenu>

namespace lossglass {

namespace {

/// Everything that the writer needs, as values.
struct ArrayJob {
    QString path;
    SavedArray what = SavedArray::Target;
    Scene scene;
    Request request;
};

bool isOfTheLoss(SavedArray what) {
    return what == SavedArray::PixelLoss || what == SavedArray::LogitGradient ||
           what == SavedArray::ProbabilityGradient;
}

Result<SavedFiles> run(ArrayJob& job) {
    if (!isOfTheLoss(job.what)) return saveArray(job.path, job.what, job.scene);
    job.request.wanted = {job.what == SavedArray::LogitGradient,
                          job.what == SavedArray::ProbabilityGradient,
                          job.what == SavedArray::PixelLoss};
    const auto reading = evaluateOne(Workspace<float>(job.scene), job.request);
    return saveArray(job.path, job.what, job.scene, &reading.evaluation);
}

QString fileName(SavedArray what, const std::string& loss) {
    switch (what) {
        case SavedArray::Target:
            return "target.png";
        case SavedArray::Logits:
            return "logits.npy";
        case SavedArray::Probabilities:
            return "probabilities.npy";
        case SavedArray::PixelLoss:
            return QString::fromStdString(loss).replace(':', '_') + "_per_pixel.npy";
        default:
            return QString::fromStdString(loss).replace(':', '_') + "_gradient.npy";
    }
}

}  // namespace

ArrayExports::ArrayExports(Document& document, const ViewSettings& settings, QMenu& menu,
                           QWidget* window)
    : QObject(window), m_document(document), m_settings(settings), m_window(window) {
    m_pool.setMaxThreadCount(1);
    menu.setToolTipsVisible(true);
    const auto add = [&](SavedArray what, const QString& text, const QString& tip) {
        QAction* action = menu.addAction(text);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, [this, what, text] {
            ask(what, QString(text).remove('&').remove(QStringLiteral("…")));
        });
    };
    add(SavedArray::Target, tr("&Target…"),
        tr("Class indices: an index picture in the classes' colours, .npy or TIFF"));
    add(SavedArray::Logits, tr("&Logits…"), tr("One plane per class: .npy or TIFF"));
    add(SavedArray::Probabilities, tr("&Probabilities…"),
        tr("One plane per class: .npy, 16-bit pictures or TIFF"));
    add(SavedArray::PixelLoss, tr("Loss per pi&xel…"),
        tr("Of the selected loss, where it is a sum over pixels"));
    add(SavedArray::LogitGradient, tr("&Gradient…"),
        tr("Of the selected loss, by logits or probabilities as the gradient pane shows it"));
}

ArrayExports::~ArrayExports() {
    m_pool.clear();
    m_pool.waitForDone();
}

void ArrayExports::ask(SavedArray what, const QString& title) {
    if (m_document.scene().isEmpty()) {
        emit failed(tr("There is no scene to save."));
        return;
    }
    if (what == SavedArray::LogitGradient && m_settings.gradientBy == GradientBy::Probability)
        what = SavedArray::ProbabilityGradient;
    const QString path = QFileDialog::getSaveFileName(
        m_window, title, fileName(what, m_document.selectedLoss()),
        what == SavedArray::Target
            ? tr("Index picture (*.png);;NumPy array (*.npy);;TIFF (*.tif)")
            : tr("NumPy array (*.npy);;TIFF, floating point (*.tif);;16-bit pictures (*.png)"));
    if (!path.isEmpty()) save(path, what);
}

void ArrayExports::save(const QString& path, SavedArray what) {
    ArrayJob job{path, what, m_document.scene(), {}};
    if (isOfTheLoss(what)) {
        const Loss* loss = findAnyLoss(m_document.selectedLoss());
        if (!loss) {
            emit failed(tr("The selected loss has no reading."));
            return;
        }
        job.request = {loss, m_document.parameters(loss->id), {}};
    }
    ++m_running;
    m_pool.start([this, job = std::move(job)]() mutable {
        auto saved = std::make_shared<const Result<SavedFiles>>(run(job));
        QMetaObject::invokeMethod(
            this, [this, saved] { finish(*saved); }, Qt::QueuedConnection);
    });
}

void ArrayExports::finish(const Result<SavedFiles>& saved) {
    --m_running;
    if (!saved) {
        emit failed(QString::fromStdString(describe(saved.error())));
        return;
    }
    QString said = saved->files.size() == 1
                       ? tr("Saved %1.").arg(saved->files.first())
                       : tr("Saved %1 to %2.").arg(saved->files.first(), saved->files.last());
    emit this->saved(QStringList{said} + saved->notes);
}

}  // namespace lossglass

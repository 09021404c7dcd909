// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_flow.h"

#include "app/import/input_file.h"
#include "app/import/window_sentences.h"
#include "app/session/open_session.h"
#include "app/window/import_dialog.h"
#include "app/window/import_memory.h"
#include "app/window/scene_opener.h"

#include <QSettings>

namespace lossglass {

namespace {

/// Whether other answers could make a scene of the files after all.
bool canBeMended(const ImportReview& review) {
    const auto choice = [](const auto& side) {
        return side && (side->file.layouts.size() > 1 || side->file.parts.leaveAChoice());
    };
    if (choice(review.target) || choice(review.prediction)) return true;
    if (review.target && review.target->hasColours && review.target->file.error) return true;
    if (review.target && !review.target->read.meanings.empty() && review.problem &&
        review.problem->code == ErrorCode::OutOfRange)
        return true;
    // The other way round they would fit.
    const bool both = review.target && review.prediction;
    return both && review.target->read.width != review.target->read.height &&
           review.target->read.width == review.prediction->read.height &&
           review.target->read.height == review.prediction->read.width;
}

QString sentenceOf(const ImportReview& review) {
    Error error = *review.problem;
    if (error.where.empty()) error.where = review.files.all().join(", ").toStdString();
    return sentenceForWindow(describe(error));
}

}  // namespace

ImportFlow::ImportFlow(Document& document, SceneOpener& opener, QWidget* window)
    : QObject(window),
      m_document(document),
      m_opener(opener),
      m_window(window),
      m_settings(std::make_unique<QSettings>("lossglass", "lossglass")) {
    connect(&m_reviewer, &ImportReviewer::ready, this, &ImportFlow::onReviewed);
    connect(&m_opener, &SceneOpener::opened, this, [this] {
        // A scene of the program has nothing that could be read in another way.
        m_last = m_isDelivering ? std::optional<Request>(m_request) : std::nullopt;
        m_isDelivering = false;
        emit howChanged();
    });
    connect(&m_opener, &SceneOpener::failed, this, [this] { m_isDelivering = false; });
}

ImportFlow::~ImportFlow() = default;

void ImportFlow::setSettingsFile(const QString& path) {
    m_settings = std::make_unique<QSettings>(path, QSettings::IniFormat);
}

bool ImportFlow::isBusy() const {
    return m_reviewer.isBusy() || (m_dialog && !m_dialog->isCurrent());
}

void ImportFlow::open(const ImportFiles& files, Intent intent) {
    m_request = {};
    m_request.files = files;
    m_request.intent = intent;
    if (m_asking)
        review();
    else
        deliver();
}

void ImportFlow::openUnsorted(const QStringList& paths) {
    if (!m_asking) return open({paths.first(), paths.mid(1), {}, {}});
    m_request = {};
    m_request.files.others = paths;
    m_request.isSorted = false;
    m_request.mustShow = true;
    review();
}

void ImportFlow::showHow() {
    if (!m_last) return;
    m_request = *m_last;
    m_request.mustShow = true;
    m_request.isRecalled = true;
    review();
}

void ImportFlow::review() {
    if (m_dialog) m_dialog->reject();
    const Theme& colours = themeOf(m_window->palette());
    // A target that comes with its prediction has nothing to do with the scene that is open.
    m_reviewer.request([request = m_request, present = m_document.scene(), &colours] {
        ImportFiles files = request.files;
        if (!request.isSorted) files = sortFiles(files.others, request.options.read.limits);
        ReviewResult result;
        // A session, or a broken one: the opener puts it on or says what is wrong with it.
        if (!files.target.isEmpty() && files.predictions.isEmpty())
            if (const auto session = openSession(files.target); !session || *session) {
                result.isSession = true;
                return result;
            }
        result.review = reviewImport(files, request.options, present);
        if (files.isEmpty() && !request.files.others.isEmpty()) {
            const auto file = openInputFile(request.files.others.first(), request.options.read);
            if (!file) result.review.problem = file.error();
        }
        result.pictures = picturesOf(result.review, colours);
        return result;
    });
}

bool ImportFlow::recall(const ImportReview& review) {
    const ImportMemory memory(*m_settings);
    bool hasAny = false;
    m_isRemembered = true;
    const auto ask = [&](const auto& side, QString& kind, ImportSide which) {
        if (!side) return;
        kind = side->file.kind;
        const bool known = memory.recall(kind, which, m_request.options);
        hasAny = hasAny || known;
        m_isRemembered = m_isRemembered && (known || !side->file.decided);
    };
    ask(review.target, m_request.targetKind, ImportSide::Target);
    ask(review.prediction, m_request.predictionKind, ImportSide::Prediction);
    // Planes of numbers say by themselves how many classes there are.
    if (review.prediction && !review.prediction->read.labelConfidence)
        m_request.options.classCount.reset();
    return hasAny;
}

void ImportFlow::onReviewed(const std::shared_ptr<const ReviewResult>& result) {
    if (result->isSession) {
        deliver();
        m_isDelivering = false;  // nothing in it could be read in another way
        return;
    }
    const ImportReview& review = result->review;
    if (!m_request.isRecalled) {
        m_request.isRecalled = true;
        m_request.files = review.files;
        m_request.isSorted = true;
        // Once more with the remembered answers.
        if (recall(review)) return this->review();
    }
    takeProposals(review.options, m_request.options);
    const bool hasSides = review.target || review.prediction;
    const bool asks = hasSides && (m_request.mustShow || (review.asks() && !m_isRemembered) ||
                                   (review.problem && m_isRemembered));
    if (review.problem && !(asks && canBeMended(review))) {
        emit failed(sentenceOf(review));
    } else if (asks) {
        showDialog(result);
    } else {
        deliver();
    }
}

void ImportFlow::showDialog(const std::shared_ptr<const ReviewResult>& result) {
    m_dialog = new ImportDialog(m_document.scene(), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setResult(result);
    m_dialog->setRemembering(m_isRemembered && result->review.asks());
    connect(m_dialog, &QDialog::finished, this, [this](int code) {
        if (code == QDialog::Accepted)
            onAccepted();
        else
            emit cancelled();
        m_dialog = nullptr;
    });
    m_dialog->open();
}

void ImportFlow::onAccepted() {
    const bool same = m_dialog->files() == m_request.files;
    m_request.files = m_dialog->files();
    m_request.options = m_dialog->options();
    const ImportReview& review = *m_dialog->review();
    ImportMemory memory(*m_settings);
    const auto keep = [&](const auto& side, QString& kind, ImportSide which) {
        if (!side) return;
        if (!same || kind.isEmpty()) kind = side->file.kind;
        if (m_dialog->wantsRemembering())
            memory.remember(kind, which, m_request.options);
        else
            memory.forget(kind);
    };
    keep(review.target, m_request.targetKind, ImportSide::Target);
    keep(review.prediction, m_request.predictionKind, ImportSide::Prediction);
    deliver();
}

void ImportFlow::deliver() {
    m_isDelivering = true;
    const ImportFiles& files = m_request.files;
    const ImportOptions& options = m_request.options;
    if (m_request.intent == Intent::AddSamples)
        m_opener.addSamples(files.target, files.predictions, options);
    else if (!files.more.empty())
        m_opener.openBatch(files, options);
    else if (!files.target.isEmpty() && !files.predictions.isEmpty())
        m_opener.openScene(files.target, files.predictions, options, files.picture);
    else if (!files.target.isEmpty())
        m_opener.openTarget(files.target, options, files.picture);
    else if (!files.predictions.isEmpty())
        m_opener.openPrediction(files.predictions, options);
    else if (!files.picture.isEmpty())
        m_opener.openPicture(files.picture);
    else
        m_isDelivering = false;
}

}  // namespace lossglass

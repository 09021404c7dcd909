// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/import_prediction_card.h"

#include "app/import/window_sentences.h"
#include "app/window/import_place_row.h"
#include "app/window/import_preview.h"
#include "app/window/import_texts.h"
#include "widgets/canvas/colour_bar.h"
#include "widgets/panels/pane_head.h"
#include "widgets/parameters/decimal_box.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QToolButton>
#include <QVBoxLayout>

namespace lossglass {

ImportPredictionCard::ImportPredictionCard(QWidget* parent)
    : QFrame(parent),
      m_head(new PaneHead(this)),
      m_preview(new ImportPreview(this)),
      m_place(new ImportPlaceRow(ImportSide::Prediction, this)),
      m_evidence(new QWidget(this)),
      m_tests(new QGridLayout(m_evidence)),
      m_conclusion(importText(this, "strong")),
      m_effect(importText(this)),
      m_error(importText(this, "error")) {
    setProperty("role", "pane");
    setMinimumWidth(400);  // less than the texts would like: they wrap
    m_head->setTitle(tr("Prediction"));
    m_preview->setAccessibleName(tr("The prediction as it will be read"));
    m_tests->setContentsMargins(0, 0, 0, 0);
    m_tests->setHorizontalSpacing(12);
    m_tests->setVerticalSpacing(8);
    m_tests->setColumnStretch(3, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_head);
    auto* inside = new QVBoxLayout;
    inside->setContentsMargins(12, 12, 12, 12);
    inside->setSpacing(8);
    inside->addWidget(m_preview, 1);
    inside->addWidget(buildPlaneRow());
    inside->addWidget(buildReadRow());
    inside->addWidget(buildChannelsRow());
    inside->addWidget(m_place);
    inside->addWidget(m_evidence);
    for (QLabel* each : {m_error, m_conclusion, m_effect})
        inside->addWidget(each);
    inside->addStretch(0);
    column->addLayout(inside, 1);
    connect(m_place, &ImportPlaceRow::changed, this, &ImportPredictionCard::changed);
}

QWidget* ImportPredictionCard::buildPlaneRow() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_plane = new QComboBox(row);
    m_plane->setAccessibleName(tr("Plane that is shown"));
    m_plane->setToolTip(tr("Which plane of the prediction the picture shows"));
    m_bar = new ColourBar(row);
    line->addWidget(m_plane);
    line->addWidget(m_bar, 1);
    connect(m_plane, &QComboBox::activated, this, &ImportPredictionCard::showPlane);
    return row;
}

QWidget* ImportPredictionCard::buildReadRow() {
    auto* row = new QWidget(this);
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(new QLabel(tr("Read as"), row));
    auto* group = new QButtonGroup(this);
    const auto segment = [&](const QString& text, const QString& tip, const ImportChange& change) {
        auto* button = new QToolButton(row);
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setProperty("role", "segment");
        group->addButton(button);
        line->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, change] { emit changed(change); });
        return button;
    };
    const auto numbers = [](PredictionKind kind) {
        return [kind](ImportOptions& options) {
            options.predictionIs = kind;
            options.labelConfidence.reset();
            options.classCount.reset();
        };
    };
    m_probabilities = segment(tr("&probabilities"), tr("The numbers lie in 0 to 1 (Alt+P)"),
                              numbers(PredictionKind::Probabilities));
    m_logits = segment(tr("&logits"), tr("What the model gives before softmax or sigmoid (Alt+L)"),
                       numbers(PredictionKind::Logits));
    m_labels =
        segment(tr("class la&bels"), tr("A mask that names one class for each pixel (Alt+B)"),
                [](ImportOptions& options) {
                    options.predictionIs.reset();
                    options.divisor.reset();
                    options.labelConfidence = options.labelConfidence.value_or(kUsualConfidence);
                });
    line->addStretch(1);
    buildNumbers(row);
    return row;
}

void ImportPredictionCard::buildNumbers(QWidget* row) {
    m_numberSign = new QLabel(row);
    m_confidence = new DecimalBox(row);
    m_confidence->setDecimals(4);
    m_confidence->setRange(0.5001, 0.9999);
    m_confidence->setSingleStep(0.01);
    m_confidence->setKeyboardTracking(false);
    m_confidence->setAccessibleName(tr("Probability of the class that is named"));
    m_confidence->setToolTip(
        tr("The probability of the class that the mask names; the others share the rest"));
    connect(m_confidence, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (m_isFilling) return;
        emit changed([value](ImportOptions& options) { options.labelConfidence = value; });
    });
    m_divisor = new DecimalBox(row);
    m_divisor->setRange(1e-6, 1e9);
    m_divisor->setDecimals(4);
    m_divisor->setAccessibleName(tr("Divide the stored numbers by"));
    m_divisor->setToolTip(tr("The stored numbers are divided by this: 255 for bytes, 1 for none"));
    m_divisor->setKeyboardTracking(false);
    for (QWidget* each : {static_cast<QWidget*>(m_numberSign), static_cast<QWidget*>(m_confidence),
                          static_cast<QWidget*>(m_divisor)})
        row->layout()->addWidget(each);
    connect(m_divisor, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        if (m_isFilling) return;
        emit changed([value](ImportOptions& options) { options.divisor = value; });
    });
}

void ImportPredictionCard::setKind(const ReviewedPrediction& prediction,
                                   const ImportOptions& options) {
    const bool isProbability =
        options.predictionIs.value_or(prediction.read.kind) == PredictionKind::Probabilities;
    const auto& confidence = options.labelConfidence;
    (confidence ? m_labels : isProbability ? m_probabilities : m_logits)->setChecked(true);
    m_numberSign->setText(confidence ? QStringLiteral("p") : QStringLiteral("÷"));
    m_confidence->setVisible(confidence.has_value());
    m_divisor->setVisible(!confidence);
    if (confidence) m_confidence->setValue(*confidence);
    m_divisor->setValue(prediction.stored.divisor);
}

QWidget* ImportPredictionCard::buildChannelsRow() {
    m_channelsRow = new QWidget(this);
    auto* line = new QHBoxLayout(m_channelsRow);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_channels = new QLineEdit(m_channelsRow);
    auto* name = new QLabel(tr("Channels of classes 0, 1, …"), m_channelsRow);
    name->setBuddy(m_channels);
    m_channels->setAccessibleName(tr("Channels in the order of their classes"));
    m_channels->setToolTip(
        tr("Which stored channel is class 0, 1 and so on: 1, 0 changes two; channels that are not "
           "named are left out"));
    m_channels->setValidator(new QRegularExpressionValidator(
        QRegularExpression("\\s*\\d{1,3}\\s*(,\\s*\\d{1,3}\\s*)*"), m_channels));
    line->addWidget(name);
    line->addWidget(m_channels, 1);
    connect(m_channels, &QLineEdit::editingFinished, this, &ImportPredictionCard::sendChannels);
    return m_channelsRow;
}

void ImportPredictionCard::sendChannels() {
    if (!m_channels->isModified()) return;
    m_channels->setModified(false);
    std::vector<int> channels;
    for (const QString& word : m_channels->text().split(','))
        channels.push_back(word.trimmed().toInt());
    bool isUsual = channels.size() == static_cast<std::size_t>(m_storedChannels);
    for (std::size_t k = 0; k < channels.size(); ++k)
        isUsual = isUsual && channels[k] == static_cast<int>(k);
    if (isUsual) channels.clear();
    emit changed([channels](ImportOptions& options) { options.channels = channels; });
}

void ImportPredictionCard::showPlane() {
    const int plane = std::max(m_plane->currentIndex(), 0);
    m_preview->setImage(plane < m_planes.size() ? m_planes[plane] : QImage());
    const QString of = m_planes.size() > 1 ? tr("class %1").arg(plane) : tr("foreground");
    if (m_logitRange > 0)
        m_bar->setLogit(tr("z of %1").arg(of), m_logitRange);
    else
        m_bar->setProbability(tr("p of %1").arg(of));
}

void ImportPredictionCard::fillEvidence(const PredictionEvidence& evidence) {
    while (QLayoutItem* item = m_tests->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Theme& colours = themeOf(palette());
    int row = 0;
    for (const Evidence& test : evidence.tests) {
        auto* mark = new QLabel(m_evidence);
        const bool neutral = test.speaks == Evidence::Speaks::NotAtAll;
        const bool speaksFor =
            (test.speaks == Evidence::Speaks::ForProbabilities) == m_probabilities->isChecked();
        const QString name = neutral ? "info" : speaksFor ? "check" : "triangle-alert";
        const QColor colour = neutral     ? colours.secondText
                              : speaksFor ? colours.success
                                          : colours.error;
        mark->setPixmap(icon(name, colour).pixmap(16, 16));
        mark->setAccessibleName(neutral     ? tr("fact")
                                : speaksFor ? tr("speaks for it")
                                            : tr("speaks against it"));
        m_tests->addWidget(mark, row, 0, Qt::AlignTop);
        const auto add = [&](int column, const QString& text, const char* role) {
            QLabel* label = importText(m_evidence, role);
            showImportText(label, text);
            label->setWordWrap(column == 3);
            m_tests->addWidget(label, row, column, Qt::AlignTop);
        };
        add(1, test.tested, nullptr);
        add(2, test.found, "strong");
        add(3, test.meaning, "second");
        ++row;
    }
}

void ImportPredictionCard::setResult(const ReviewResult& result) {
    const ReviewedPrediction& prediction = *result.review.prediction;
    const ImportOptions& options = result.review.options;
    m_isFilling = true;
    m_head->setRemark(prediction.file.name + ", " + prediction.file.about);
    m_head->setToolTip(prediction.file.notices.join('\n'));
    m_planes = result.pictures.planes;
    m_logitRange = result.pictures.logitRange;
    m_storedChannels = prediction.storedChannels;
    const int plane =
        std::clamp<int>(m_plane->currentIndex() < 0 ? m_planes.size() > 1 : m_plane->currentIndex(),
                        0, std::max<int>(m_planes.size() - 1, 0));
    m_plane->clear();
    for (int k = 0; k < m_planes.size(); ++k)
        m_plane->addItem(tr("plane %1").arg(k));
    m_plane->setCurrentIndex(plane);
    m_plane->setVisible(m_planes.size() > 1);
    showPlane();
    setKind(prediction, options);
    QStringList channels;
    for (int k = 0; k < prediction.storedChannels; ++k)
        channels << QString::number(k);
    if (!options.channels.empty()) channels.clear();
    for (const int channel : options.channels)
        channels << QString::number(channel);
    m_channels->setText(channels.join(", "));
    m_channels->setModified(false);
    m_channelsRow->setVisible(prediction.storedChannels > 1 && !prediction.read.labelConfidence);
    m_place->setFile(prediction.file, options);
    fillEvidence(prediction.evidence);
    const auto& error = prediction.file.error;
    showImportText(m_error, error ? sentenceForWindow(error->message) : QString());
    showImportText(
        m_conclusion,
        error ? QString() : prediction.evidence.conclusion + " " + prediction.evidence.certainty);
    showImportText(m_effect, result.review.predictionEffects.join('\n'));
    m_isFilling = false;
}

}  // namespace lossglass

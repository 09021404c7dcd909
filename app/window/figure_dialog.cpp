// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/figure_dialog.h"

#include "app/session/session_file.h"
#include "widgets/parameters/decimal_box.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

namespace lossglass {

namespace {

constexpr int kPreviewWidth = 560, kPreviewHeight = 400;
constexpr double kMillimetresPerInch = 25.4;

/// Read by people, typed with a point in every locale.
QDoubleSpinBox* numberField(double low, double high, double value, const QString& suffix,
                            QWidget* parent) {
    auto* field = new DecimalBox(parent);
    field->setRange(low, high);
    field->setDecimals(0);
    field->setValue(value);
    field->setSuffix(suffix);
    return field;
}

std::optional<QString> textOf(const QLineEdit& field) {
    return field.text().isEmpty() ? std::nullopt : std::optional(field.text());
}

/// The bytes that the figure carries; none where it carries none.
Result<std::vector<std::uint8_t>> carriedBytes(const FigureQuestion& question,
                                               const Session& session) {
    if (!question.settings.carriesSession) return std::vector<std::uint8_t>();
    return encodeSession(session);
}

Result<QByteArray> pngOf(const FigureQuestion& question, const ExportSource& source, double dpi,
                         std::vector<std::uint8_t> carried) {
    const auto content = buildFigureOf(question, source);
    if (!content) return content.error();
    return figureBytes(*content, "png",
                       {question.settings.widthMillimetres, dpi, std::move(carried)});
}

}  // namespace

FigureDialog::FigureDialog(ExportSource source, Session session, FigureQuestion question,
                           QWidget* parent)
    : QDialog(parent),
      m_source(std::move(source)),
      m_session(std::move(session)),
      m_question(std::move(question)) {
    setWindowTitle(tr("Export figure"));
    m_pool.setMaxThreadCount(1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(buildFields(m_question));
    columns->addWidget(buildPreview(), 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_copy = buttons->addButton(tr("Copy picture"), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole);
    m_copy->setObjectName(QStringLiteral("copy"));
    m_save->setObjectName(QStringLiteral("save"));
    m_copy->setToolTip(tr("Put the picture on the clipboard"));
    m_save->setToolTip(tr("Write a PDF, SVG or PNG, or the numbers as CSV or for pgfplots"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(16);
    column->addLayout(columns, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, this, &FigureDialog::copyPicture);
    connect(m_save, &QPushButton::clicked, this, &FigureDialog::ask);
    m_save->setDefault(true);
    m_delay.setSingleShot(true);
    m_delay.setInterval(150);
    connect(&m_delay, &QTimer::timeout, this, &FigureDialog::preview);
    m_delay.start();
}

FigureDialog::~FigureDialog() {
    m_pool.clear();
    m_pool.waitForDone();
}

QWidget* FigureDialog::buildFields(const FigureQuestion& question) {
    const FigureSettings& settings = question.settings;
    auto* fields = new QWidget(this);
    auto* form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    m_kind = new QComboBox(fields);
    for (int k = 0; k < figureKindWords().size(); ++k)
        m_kind->addItem(figureKindText(static_cast<FigureKind>(k)));
    m_kind->setCurrentIndex(static_cast<int>(question.kind));
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->setToolTip(tr("What the figure shows"));
    m_width = numberField(40, 1000, settings.widthMillimetres, tr(" mm"), fields);
    m_width->setToolTip(tr("180 mm fill two columns of a page, 88 mm one"));
    m_dpi = numberField(36, 2400, settings.dpi, tr(" dpi"), fields);
    m_dpi->setToolTip(tr("Dots per inch of a PNG; PDF and SVG need none"));
    m_title = words(tr("As computed"), settings.title);
    m_caption = words(tr("As computed"), settings.caption);
    m_credit = words(tr("As computed"), settings.source);
    m_legend = new QCheckBox(tr("Keys inside the plots"), fields);
    m_legend->setChecked(settings.legend);
    m_legend->setToolTip(tr("Without them the caption has to name the curves"));
    m_carries = new QCheckBox(tr("Can be opened again in Lossglass"), fields);
    m_carries->setToolTip(tr("The session travels inside PNG, SVG and PDF"));
    m_carries->setChecked(settings.carriesSession);
    form->addRow(tr("Figure"), m_kind);
    form->addRow(tr("Width"), m_width);
    form->addRow(tr("Resolution"), m_dpi);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Caption"), m_caption);
    form->addRow(tr("Source"), m_credit);
    form->addRow(QString(), m_legend);
    form->addRow(QString(), m_carries);
    const auto later = [this] { m_delay.start(); };
    connect(m_kind, &QComboBox::currentIndexChanged, this, later);
    connect(m_width, &QDoubleSpinBox::valueChanged, this, later);
    for (const QLineEdit* each : {m_title, m_caption, m_credit})
        connect(each, &QLineEdit::textChanged, this, later);
    connect(m_legend, &QCheckBox::toggled, this, later);
    return fields;
}

QLineEdit* FigureDialog::words(const QString& name, const std::optional<QString>& text) {
    auto* field = new QLineEdit(text.value_or(QString()), this);
    field->setPlaceholderText(name);
    field->setToolTip(tr("Empty: as the program writes it"));
    field->setMinimumWidth(240);
    return field;
}

QWidget* FigureDialog::buildPreview() {
    m_preview = new QLabel(this);
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setAlignment(Qt::AlignCenter);
    m_preview->setMinimumSize(kPreviewWidth + 16, kPreviewHeight);
    m_preview->setWordWrap(true);
    // A sheet of paper: figures are light whatever the window is.
    m_preview->setStyleSheet(QStringLiteral("background: #FFFFFF; color: #4F5766; padding: 8px;"));
    m_preview->setText(tr("Drawing…"));
    return m_preview;
}

FigureQuestion FigureDialog::question() const {
    FigureQuestion question = m_question;
    question.kind = static_cast<FigureKind>(m_kind->currentIndex());
    question.axes = keptAxes(question.kind, m_session);
    question.settings = {m_width->value(),      m_dpi->value(),    textOf(*m_title),
                         textOf(*m_caption),    textOf(*m_credit), m_legend->isChecked(),
                         m_carries->isChecked()};
    return question;
}

void FigureDialog::run(std::function<Made()> work, std::function<void(const Made&)> done) {
    ++m_running;
    m_pool.start([this, work = std::move(work), done = std::move(done)] {
        const Made made = work();
        QMetaObject::invokeMethod(
            this,
            [this, made, done] {
                --m_running;
                done(made);
            },
            Qt::QueuedConnection);
    });
}

void FigureDialog::preview() {
    const quint64 ticket = ++m_previewTicket;
    const double dpi = devicePixelRatioF() * kPreviewWidth * kMillimetresPerInch / m_width->value();
    run(
        [source = m_source, asked = question(), dpi]() -> Made {
            auto png = pngOf(asked, source, dpi, {});
            if (!png) return {png.error(), {}};
            return {std::nullopt, *png};
        },
        [this, ticket](const Made& made) {
            if (ticket == m_previewTicket) showPicture(made);
        });
}

void FigureDialog::showPicture(const Made& made) {
    if (made.error) {
        m_preview->setText(QString::fromStdString(describe(*made.error)));
    } else {
        QPixmap picture;
        picture.loadFromData(made.png, "PNG");
        picture.setDevicePixelRatio(devicePixelRatioF());
        const QSize room = QSize(kPreviewWidth, kPreviewHeight - 16) * devicePixelRatioF();
        if (picture.height() > room.height())
            picture = picture.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        m_preview->setPixmap(picture);
    }
    m_save->setEnabled(!made.error);
    m_copy->setEnabled(!made.error);
}

void FigureDialog::ask() {
    const QString name = figureKindWords()[m_kind->currentIndex()] + QStringLiteral(".pdf");
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export figure"), name,
        tr("PDF (*.pdf);;SVG (*.svg);;PNG (*.png);;CSV (*.csv);;Table for pgfplots (*.dat);;"
           "LaTeX with pgfplots (*.tex)"));
    if (!path.isEmpty()) saveTo(path);
}

void FigureDialog::setWriting(bool writing) {
    m_save->setEnabled(!writing);
    m_copy->setEnabled(!writing);
    setCursor(writing ? Qt::BusyCursor : Qt::ArrowCursor);
}

void FigureDialog::saveTo(const QString& path) {
    setWriting(true);
    run(
        [source = m_source, session = m_session, asked = question(), path]() -> Made {
            const auto carried = carriedBytes(asked, session);
            if (!carried) return {carried.error(), {}};
            const auto done = exportFigureTo(path, asked, source, *carried);
            return {done ? std::nullopt : std::optional(done.error()), {}};
        },
        [this, path](const Made& made) {
            setWriting(false);
            if (made.error) {
                ++m_previewTicket;
                m_preview->setText(QString::fromStdString(describe(*made.error)));
                return;
            }
            emit written(path);
            accept();
        });
}

void FigureDialog::copyPicture() {
    setWriting(true);
    run(
        [source = m_source, session = m_session, asked = question()]() -> Made {
            auto carried = carriedBytes(asked, session);
            if (!carried) return {carried.error(), {}};
            auto png = pngOf(asked, source, asked.settings.dpi, std::move(carried).value());
            if (!png) return {png.error(), {}};
            return {std::nullopt, *png};
        },
        [this](const Made& made) {
            setWriting(false);
            if (made.error) return showPicture(made);
            // As bytes too: so that the session comes along where a program keeps them.
            auto picture = std::make_unique<QMimeData>();
            picture->setImageData(QImage::fromData(made.png, "PNG"));
            picture->setData(QStringLiteral("image/png"), made.png);
            QGuiApplication::clipboard()->setMimeData(picture.release());
            emit copied();
        });
}

}  // namespace lossglass

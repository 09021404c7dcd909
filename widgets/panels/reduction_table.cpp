// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/reduction_table.h"

#include "widgets/panels/loss_text.h"
#include "widgets/panels/number_text.h"
#include "widgets/panels/reduction_text.h"
#include "widgets/theme/fonts.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStringList>
#include <QToolTip>
#include <algorithm>

namespace lossglass {
namespace {

constexpr int kHeads = 22;
constexpr int kReductionRow = 42;
constexpr int kSampleHeads = 26;
constexpr int kSampleRow = 24;
constexpr int kMargin = 12;
constexpr int kGap = 20;
constexpr int kNumberWidth = 84;
constexpr int kBarHeight = 18;
constexpr double kOldOpacity = 0.45;

QString valueText(const std::optional<double>& value) {
    return value ? lossValueText(*value) : ReductionTable::tr("undefined");
}

QString normText(double norm) {
    return shortNumberText(norm, 4);
}

QRect belowEachOther(int& top, int width, int height) {
    const QRect row(0, top, width, height);
    top += height;
    return row;
}

}  // namespace

ReductionTable::ReductionTable(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ReductionTable::setLab(const ReductionLab& lab) {
    m_lab = lab;
    m_old = false;
    setAccessibleName(text());
    updateGeometry();
    update();
}

void ReductionTable::setOld(bool old) {
    if (old == m_old) return;
    m_old = old;
    update();
}

QSize ReductionTable::sizeHint() const {
    const int samples = m_lab ? static_cast<int>(m_lab->samples.size()) : 0;
    const int reductions = kHeads + static_cast<int>(kReductions.size()) * kReductionRow;
    return {640, reductions + kSampleHeads + samples * kSampleRow};
}

QSize ReductionTable::minimumSizeHint() const {
    return {400, sizeHint().height()};
}

ReductionTable::Columns ReductionTable::columns() const {
    const QFontMetrics metrics(helpFont());
    int widest = 120;
    for (const BatchReduction reduction : kReductions)
        widest = std::max(widest, metrics.horizontalAdvance(reductionCaption(reduction)));
    Columns columns;
    columns.name = kMargin;
    columns.value = columns.name + std::min(widest, width() / 3) + kNumberWidth;
    columns.norm = columns.value + kNumberWidth + kGap / 2;
    columns.bar = columns.norm + kGap;
    columns.end = width() - kMargin;
    return columns;
}

QRect ReductionTable::reductionRow(std::size_t index) const {
    return {0, kHeads + static_cast<int>(index) * kReductionRow, width(), kReductionRow};
}

QRect ReductionTable::sampleRow(int sample) const {
    int top = reductionRow(kReductions.size()).top() + kSampleHeads + sample * kSampleRow;
    return belowEachOther(top, width(), kSampleRow);
}

ShareBar ReductionTable::bar(BatchReduction reduction) const {
    const Columns at = columns();
    const QRect row = reductionRow(static_cast<std::size_t>(reduction));
    const ReductionReading& reading = m_lab->of(reduction);
    return {QRectF(at.bar, row.top() + 4, std::max(0, at.end - at.bar), kBarHeight), reading.shares,
            reading.dominating};
}

QString ReductionTable::shareLine(int sample) const {
    QStringList parts;
    for (const BatchReduction reduction : kReductions)
        parts << tr("%1 %2").arg(
            reductionName(reduction).toLower(),
            shareText(m_lab->of(reduction).shares[static_cast<std::size_t>(sample)]));
    return parts.join(QStringLiteral("  ·  "));
}

QString ReductionTable::text() const {
    if (!m_lab) return {};
    QStringList lines;
    for (const BatchReduction reduction : kReductions) {
        const ReductionReading& reading = m_lab->of(reduction);
        lines << QStringList{reductionName(reduction), valueText(reading.value),
                             normText(reading.gradientNorm), dominanceText(reading)}
                     .join(QStringLiteral("  "));
    }
    for (std::size_t i = 0; i < m_lab->samples.size(); ++i)
        lines << QStringList{tr("Sample %1").arg(i + 1), valueText(m_lab->samples[i].value),
                             normText(m_lab->samples[i].gradientNorm),
                             shareLine(static_cast<int>(i))}
                     .join(QStringLiteral("  "));
    return lines.join('\n');
}

void ReductionTable::paintHeads(QPainter& painter, const Theme& theme) const {
    const Columns at = columns();
    const auto write = [&](int left, int right, int top, const QString& text, int align) {
        painter.drawText(QRect(left, top, right - left, kHeads), align | Qt::AlignVCenter, text);
    };
    painter.setFont(tickFont());
    painter.setPen(theme.secondText);
    write(at.name, at.value, 0, tr("Reduction"), Qt::AlignLeft);
    write(at.name, at.value, 0, tr("Value"), Qt::AlignRight);
    write(at.value, at.norm, 0, tr("Gradient norm"), Qt::AlignRight);
    write(at.bar, at.end, 0, tr("Share of the pull, Σ |∂L/∂z|, by sample"), Qt::AlignLeft);
    const int top = reductionRow(kReductions.size()).top() + kSampleHeads - kHeads;
    write(at.name, at.value, top, tr("Each sample alone"), Qt::AlignLeft);
    write(at.bar, at.end, top, tr("Its share of the pull"), Qt::AlignLeft);
    painter.fillRect(at.name, kHeads - 1, at.end - at.name, 1, theme.divider);
    painter.fillRect(at.name, top + kHeads - 1, at.end - at.name, 1, theme.divider);
}

void ReductionTable::paintReduction(QPainter& painter, const Theme& theme,
                                    BatchReduction reduction) const {
    const Columns at = columns();
    const QRect row = reductionRow(static_cast<std::size_t>(reduction));
    const ReductionReading& reading = m_lab->of(reduction);
    const int first = row.top() + 3, second = row.top() + 23;
    const auto write = [&](const QFont& face, const QColor& colour, const QRect& place,
                           const QString& text, int align = Qt::AlignLeft) {
        painter.setFont(face);
        painter.setPen(colour);
        painter.drawText(place, align | Qt::AlignVCenter,
                         QFontMetrics(face).elidedText(text, Qt::ElideRight, place.width()));
    };
    const QString name = reductionName(reduction);
    const int nameWidth = at.value - at.name - kNumberWidth;
    write(strongTextFont(), theme.text, {at.name, first, nameWidth, 20}, name);
    if (reduction == m_lab->chosen) {
        const int used = QFontMetrics(strongTextFont()).horizontalAdvance(name) + 8;
        write(tickFont(), theme.accent, {at.name + used, first, nameWidth - used, 20},
              tr("in use"));
    }
    write(helpFont(), theme.secondText, {at.name, second, at.value - at.name - 8, 18},
          reductionCaption(reduction));
    write(strongTextFont(), theme.text, {at.value - kNumberWidth, first, kNumberWidth, 20},
          valueText(reading.value), Qt::AlignRight);
    write(textFont(), theme.text, {at.value, first, at.norm - at.value, 20},
          normText(reading.gradientNorm), Qt::AlignRight);
    bar(reduction).paint(painter, theme);
    const QString sentence =
        reading.value ? dominanceText(reading)
                      : tr("%1 (%2)").arg(dominanceText(reading), lossText(reading.undefined));
    write(helpFont(), theme.text, {at.bar, second, at.end - at.bar, 18}, sentence);
}

void ReductionTable::paintSample(QPainter& painter, const Theme& theme, int sample) const {
    const Columns at = columns();
    const QRect row = sampleRow(sample);
    const SampleReading& reading = m_lab->samples[static_cast<std::size_t>(sample)];
    painter.setFont(textFont());
    painter.setPen(theme.text);
    painter.drawText(QRect(at.name, row.top(), at.value - at.name, row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, tr("Sample %1").arg(sample + 1));
    painter.drawText(QRect(at.name, row.top(), at.value - at.name, row.height()),
                     Qt::AlignRight | Qt::AlignVCenter, valueText(reading.value));
    painter.drawText(QRect(at.value, row.top(), at.norm - at.value, row.height()),
                     Qt::AlignRight | Qt::AlignVCenter, normText(reading.gradientNorm));
    painter.setFont(helpFont());
    painter.setPen(theme.secondText);
    const QRect rest(at.bar, row.top(), at.end - at.bar, row.height());
    painter.drawText(
        rest, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(helpFont()).elidedText(shareLine(sample), Qt::ElideRight, rest.width()));
}

void ReductionTable::paintEvent(QPaintEvent*) {
    if (!m_lab) return;
    const Theme& theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_old) painter.setOpacity(kOldOpacity);
    paintHeads(painter, theme);
    for (const BatchReduction reduction : kReductions)
        paintReduction(painter, theme, reduction);
    for (int sample = 0; sample < static_cast<int>(m_lab->samples.size()); ++sample)
        paintSample(painter, theme, sample);
}

int ReductionTable::sampleAt(QPointF point) const {
    if (!m_lab) return -1;
    for (const BatchReduction reduction : kReductions)
        if (const int sample = bar(reduction).sampleAt(point); sample >= 0) return sample;
    for (int sample = 0; sample < static_cast<int>(m_lab->samples.size()); ++sample)
        if (sampleRow(sample).contains(point.toPoint())) return sample;
    return -1;
}

void ReductionTable::mousePressEvent(QMouseEvent* event) {
    const int sample = event->button() == Qt::LeftButton ? sampleAt(event->position()) : -1;
    if (sample < 0) return event->ignore();
    emit sampleChosen(sample);
}

void ReductionTable::mouseMoveEvent(QMouseEvent* event) {
    setCursor(sampleAt(event->position()) < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
}

bool ReductionTable::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !m_lab) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int sample = sampleAt(help->pos());
    if (sample >= 0)
        QToolTip::showText(
            help->globalPos(),
            tr("Sample %1: %2. A click shows it.").arg(sample + 1).arg(shareLine(sample)), this);
    else
        QToolTip::hideText();
    return true;
}

}  // namespace lossglass

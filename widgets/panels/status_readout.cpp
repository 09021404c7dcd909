// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/status_readout.h"

#include "widgets/panels/number_text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace lossglass {
namespace {

constexpr int kHeight = 28;
constexpr int kMargin = 12;
constexpr int kPartGap = 20;
constexpr int kWordGap = 6;
constexpr int kSquare = 12;

QColor colourOf(PixelOutcome outcome, const Theme& theme) {
    switch (outcome) {
        case PixelOutcome::TruePositive:
            return theme.truePositive;
        case PixelOutcome::FalsePositive:
            return theme.falsePositive;
        case PixelOutcome::FalseNegative:
            return theme.falseNegative;
        case PixelOutcome::TrueNegative:
            return theme.trueNegative;
        case PixelOutcome::Unknown:
            break;
    }
    return {};
}

}  // namespace

StatusReadout::StatusReadout(QWidget* parent) : QWidget(parent) {
    setFont(helpFont());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHint(tr("Point at a pixel to see its numbers"));
}

void StatusReadout::setPixel(const std::optional<PixelReadout>& pixel) {
    m_pixel = pixel;
    setAccessibleName(text());
    setToolTip(pixel ? text() : QString());
    update();
}

void StatusReadout::setHint(const QString& hint) {
    m_hint = hint;
    setAccessibleName(text());
    update();
}

void StatusReadout::setRightText(const QString& text) {
    m_right = text;
    update();
}

QSize StatusReadout::sizeHint() const {
    return {600, kHeight};
}

QSize StatusReadout::minimumSizeHint() const {
    return {100, kHeight};
}

std::vector<StatusReadout::Part> StatusReadout::parts() const {
    if (!m_pixel) return {};
    const PixelReadout& pixel = *m_pixel;
    std::vector<Part> result;
    if (pixel.sample > 0) result.push_back({tr("sample"), QString::number(pixel.sample), {}});
    result.push_back({tr("row, column"), tr("%1, %2").arg(pixel.row).arg(pixel.column), {}});
    const auto add = [&](const QString& label, const std::optional<double>& value, int digits,
                         Importance importance = Importance::Always) {
        if (value) result.push_back({label, shortNumberText(*value, digits), importance});
    };
    if (!pixel.target.isEmpty()) result.push_back({tr("target"), pixel.target, {}});
    add(tr("p"), pixel.p, 3);
    // Two decimals, as far as the logit has a size where they say something.
    const bool small = pixel.logit && std::abs(*pixel.logit) < 1;
    add(tr("logit z"), pixel.logit, small ? 2 : 3, Importance::Later);
    add(tr("%1 ℓ").arg(pixel.lossName).trimmed(), pixel.loss, 3, Importance::Soon);
    if (!pixel.noGradientReason.isEmpty()) {
        result.push_back({tr("no gradient here"), pixel.noGradientReason, {}});
        return result;
    }
    add(tr("∂ℓ/∂p"), pixel.slopeByP, 3, Importance::First);
    add(tr("∂ℓ/∂z"), pixel.slopeByLogit, 3);
    return result;
}

QString StatusReadout::outcomeWords() const {
    if (!m_pixel || m_pixel->outcome == PixelOutcome::Unknown) return {};
    QString words = m_pixel->outcomeText;
    if (words.isEmpty()) {
        switch (m_pixel->outcome) {
            case PixelOutcome::TruePositive:
                words = tr("true positive");
                break;
            case PixelOutcome::FalsePositive:
                words = tr("false positive");
                break;
            case PixelOutcome::FalseNegative:
                words = tr("false negative");
                break;
            default:
                words = tr("true negative");
                break;
        }
    }
    return m_pixel->place == PixelPlace::Boundary ? tr("%1, at the boundary").arg(words) : words;
}

QString StatusReadout::text() const {
    if (!m_pixel) return m_hint;
    QStringList words;
    for (const Part& part : parts())
        words << (part.label + ' ' + part.value).trimmed();
    if (const QString outcome = outcomeWords(); !outcome.isEmpty()) words << outcome;
    return words.join(QStringLiteral("   "));
}

int StatusReadout::widthOf(const Part& part) const {
    const QFontMetrics metrics(font());
    return metrics.horizontalAdvance(part.label) + kWordGap +
           metrics.horizontalAdvance(part.value) + kPartGap;
}

int StatusReadout::widthOf(const std::vector<Part>& shown) const {
    int sum = 0;
    for (const Part& part : shown)
        sum += widthOf(part);
    return sum;
}

void StatusReadout::fit(std::vector<Part>& shown, QString& right) const {
    const QFontMetrics metrics(font());
    const QString outcome = outcomeWords();
    const int outcomeWidth =
        outcome.isEmpty() ? 0 : kSquare + kWordGap + metrics.horizontalAdvance(outcome);
    const auto fits = [&] {
        const int rightWidth = right.isEmpty() ? 0 : kPartGap + metrics.horizontalAdvance(right);
        return widthOf(shown) + outcomeWidth + rightWidth <= width() - 2 * kMargin;
    };
    const auto drop = [&](Importance which) {
        if (!fits()) std::erase_if(shown, [&](const Part& p) { return p.importance == which; });
    };
    drop(Importance::First);
    drop(Importance::Soon);
    if (!fits()) right.clear();
    drop(Importance::Later);
}

void StatusReadout::paintEvent(QPaintEvent*) {
    const Theme& theme = themeOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(0, 0, width(), 1, theme.divider);
    const QFontMetrics metrics(font());
    painter.setPen(theme.secondText);
    std::vector<Part> shown = parts();
    QString right = m_right;
    fit(shown, right);
    const int rightWidth = right.isEmpty() ? 0 : metrics.horizontalAdvance(right) + kPartGap;
    painter.drawText(rect().adjusted(0, 1, -kMargin, 0), Qt::AlignRight | Qt::AlignVCenter, right);
    int x = kMargin;
    const int end = width() - kMargin - rightWidth;
    const auto write = [&](const QString& text, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(QRect(x, 1, std::max(0, end - x), height() - 1),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, std::max(0, end - x)));
        x += metrics.horizontalAdvance(text);
    };
    if (!m_pixel) return write(m_hint, theme.secondText);

    const QString outcome = outcomeWords();
    for (const Part& part : shown) {
        write(part.label, theme.secondText);
        x += kWordGap;
        write(part.value, theme.text);
        x += kPartGap;
    }
    if (outcome.isEmpty() || x + kSquare > end) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colourOf(m_pixel->outcome, theme));
    painter.drawRoundedRect(QRectF(x, (height() + 1 - kSquare) / 2.0, kSquare, kSquare), 2, 2);
    x += kSquare + kWordGap;
    write(outcome, theme.text);
}

}  // namespace lossglass

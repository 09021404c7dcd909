// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/formula_view.h"

#include "widgets/theme/theme.h"

#include <QBuffer>
#include <QEvent>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>
#include <cmath>

// The macro declares a function, which must not land in a namespace of ours. In a static library
// nothing else refers to the resource, so the linker would drop it.
static void registerFormulas() {
    Q_INIT_RESOURCE(formulas);
}

namespace lossglass {
namespace {

/// Pixels per em: a little larger than the text, as formulas have small indices.
constexpr double kEm = 17;
/// The rendered files measure in thousandths of an em.
constexpr double kUnitsPerEm = 1000;
constexpr double kToolTipScale = 2;

QByteArray sourceOf(const QString& id) {
    static const bool once = (registerFormulas(), true);
    Q_UNUSED(once);
    QFile file(QStringLiteral(":/formulas/%1.svg").arg(id));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray coloured(QByteArray source, const QColor& colour) {
    return source.replace("currentColor", colour.name().toLatin1());
}

QSizeF sizeOf(const QSvgRenderer& renderer) {
    return renderer.viewBoxF().size() * (kEm / kUnitsPerEm);
}

}  // namespace

FormulaView::FormulaView(QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

FormulaView::~FormulaView() = default;

void FormulaView::setFormula(const QString& id, const QString& tex) {
    m_source = sourceOf(id);
    m_tex = tex;
    setAccessibleName(tex);
    load();
    updateGeometry();
}

void FormulaView::load() {
    m_renderer.reset();
    if (!m_source.isEmpty()) {
        m_renderer = std::make_unique<QSvgRenderer>(coloured(m_source, themeOf(palette()).text));
        if (!m_renderer->isValid()) m_renderer.reset();
    }
    update();
}

QSizeF FormulaView::naturalSize() const {
    if (m_renderer) return sizeOf(*m_renderer);
    return fontMetrics().boundingRect(QRect(0, 0, 1000, 1000), Qt::TextWordWrap, m_tex).size();
}

QSize FormulaView::sizeHint() const {
    const QSizeF size = naturalSize();
    return {static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))};
}

QSize FormulaView::minimumSizeHint() const {
    return {60, fontMetrics().height()};
}

int FormulaView::heightForWidth(int width) const {
    if (!m_renderer)
        return fontMetrics()
            .boundingRect(QRect(0, 0, width, 1000), Qt::TextWrapAnywhere, m_tex)
            .height();
    const QSizeF size = naturalSize();
    return static_cast<int>(std::ceil(size.height() * std::min(1.0, width / size.width())));
}

void FormulaView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (!m_renderer) {
        painter.setPen(themeOf(palette()).text);
        painter.drawText(rect(), Qt::TextWrapAnywhere, m_tex);
        return;
    }
    const QSizeF size = naturalSize();
    const double scale = std::min({1.0, width() / size.width(), height() / size.height()});
    const QSizeF shown = size * scale;
    const double x = layoutDirection() == Qt::RightToLeft ? width() - shown.width() : 0;
    m_renderer->render(&painter, QRectF({x, (height() - shown.height()) / 2}, shown));
}

void FormulaView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange) load();
    QWidget::changeEvent(event);
}

QString formulaToolTip(const QString& id, const QString& tex, const QColor& colour) {
    QSvgRenderer renderer(coloured(sourceOf(id), colour));
    if (!renderer.isValid()) return tex.toHtmlEscaped();
    const QSize size = sizeOf(renderer).toSize();
    QImage image(size * kToolTipScale, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    renderer.render(&painter, QRectF(image.rect()));
    painter.end();
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return QStringLiteral("<img width=\"%1\" height=\"%2\" src=\"data:image/png;base64,%3\">")
        .arg(size.width())
        .arg(size.height())
        .arg(QString::fromLatin1(buffer.data().toBase64()));
}

}  // namespace lossglass

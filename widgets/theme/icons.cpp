// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include "widgets/theme/resources.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

namespace lossglass {
namespace {

struct Colours {
    QColor normal, disabled, selected;
};

/// Draws the SVG itself at every size instead of scaling a pixmap.
class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(QByteArray svg, const Colours& colours)
        : m_svg(std::move(svg)), m_colours(colours) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colourFor(mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        const int side = qMin(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap result(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(&painter, result.rect(), mode, state);
        return result;
    }

    QIconEngine* clone() const override { return new LineIconEngine(m_svg, m_colours); }
    bool isNull() override { return m_svg.isEmpty(); }

private:
    QColor colourFor(QIcon::Mode mode) const {
        if (mode == QIcon::Disabled) return m_colours.disabled;
        return mode == QIcon::Selected ? m_colours.selected : m_colours.normal;
    }

    QByteArray m_svg;
    Colours m_colours;
};

QIcon load(const QString& name, const Colours& colours) {
    initialiseResources();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray svg = file.readAll();
    // Lucide draws with 2; the window's type is lighter.
    svg.replace("stroke-width=\"2\"", "stroke-width=\"1.75\"");
    return QIcon(new LineIconEngine(std::move(svg), colours));
}

}  // namespace

QIcon icon(const QString& name, const Theme& theme) {
    return load(name, {theme.text, theme.disabled, theme.onAccent});
}

QIcon icon(const QString& name, const QColor& colour) {
    return load(name, {colour, colour, colour});
}

}  // namespace lossglass

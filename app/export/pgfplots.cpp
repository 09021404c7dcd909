// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/pgfplots.h"

#include <QRegularExpression>

#include <cmath>

namespace lossglass {

namespace {

QByteArray number(double value) {
    return std::isfinite(value) ? QByteArray::number(value, 'g', 10) : QByteArray("nan");
}

/// Text for LaTeX: its own characters escaped; letters beyond ASCII stay UTF-8.
QByteArray latex(QString text) {
    text.replace('\\', QLatin1String("\\textbackslash "));
    for (const char each : {'&', '%', '$', '#', '_', '{', '}'})
        text.replace(QLatin1Char(each), QStringLiteral("\\") + QLatin1Char(each));
    text.replace(QStringLiteral("∂"), QStringLiteral("\\ensuremath{\\partial}"));
    text.replace(QStringLiteral("ℓ"), QStringLiteral("\\ensuremath{\\ell}"));
    text.replace(QStringLiteral("−"), QStringLiteral("\\ensuremath{-}"));
    text.replace(QStringLiteral("α"), QStringLiteral("\\ensuremath{\\alpha}"));
    text.replace(QStringLiteral("β"), QStringLiteral("\\ensuremath{\\beta}"));
    text.replace(QStringLiteral("γ"), QStringLiteral("\\ensuremath{\\gamma}"));
    text.replace(QStringLiteral("ε"), QStringLiteral("\\ensuremath{\\varepsilon}"));
    return text.toUtf8();
}

QByteArray colour(const QColor& value) {
    return "{rgb,255:red," + QByteArray::number(value.red()) + ";green," +
           QByteArray::number(value.green()) + ";blue," + QByteArray::number(value.blue()) + "}";
}

QByteArray coordinates(const std::vector<double>& x, const std::vector<double>& y) {
    QByteArray text = "coordinates {";
    for (std::size_t i = 0; i < x.size(); ++i)
        text += (i % 6 == 0 ? "\n    (" : " (") + number(x[i]) + ',' + number(y[i]) + ')';
    return text + "\n  };\n";
}

QByteArray plotPicture(const FigureContent::Plot& plot, bool legend) {
    QByteArray text = "\\begin{tikzpicture}\n\\begin{axis}[\n  title={" + latex(plot.title) +
                      "}, xlabel={" + latex(plot.xName) + "},\n  xmin=" + number(plot.xRange.low) +
                      ", xmax=" + number(plot.xRange.high) + ", ymin=" + number(plot.range.low) +
                      ", ymax=" + number(plot.range.high) +
                      ",\n  unbounded coords=jump, axis lines=left" +
                      (plot.bands.empty() ? "" : ", stack plots=y, area style") + "]\n";
    for (const FigureContent::Band& band : plot.bands) {
        std::vector<double> own;
        for (std::size_t i = 0; i < band.high.size(); ++i)
            own.push_back(band.high[i] - band.low[i]);
        text += "\\addplot[draw=none, fill=" + colour(band.colour) + "] " +
                coordinates(plot.bandX, own).chopped(2) + " \\closedcycle;\n";
        if (legend) text += "\\addlegendentry{" + latex(band.name) + "}\n";
    }
    for (const PlotLine& line : plot.lines) {
        text += line.kind == PlotLineKind::Selected ? "\\addplot[very thick, violet] "
                : line.kind == PlotLineKind::Ghost  ? "\\addplot[dashed, violet] "
                                                    : "\\addplot[gray] ";
        text += coordinates(line.x, line.y);
        if (legend) text += "\\addlegendentry{" + latex(line.name) + "}\n";
    }
    return text + "\\end{axis}\n\\end{tikzpicture}\n";
}

QByteArray barPicture(const FigureContent::Bars& bars, bool legend) {
    QByteArray names;
    for (const auto& row : bars.rows)
        names += (names.isEmpty() ? "{" : ",{") + latex(row.name) + '}';
    QByteArray text = "\\begin{tikzpicture}\n\\begin{axis}[\n  title={" + latex(bars.title) +
                      "}, xbar stacked, xmin=0, xmax=100, y dir=reverse,\n  ytick={0,...," +
                      QByteArray::number(qsizetype(bars.rows.size()) - 1) + "}, yticklabels={" +
                      names +
                      "},\n  legend style={at={(0.5,-0.15)}, anchor=north, legend "
                      "columns=-1}]\n";
    for (std::size_t part = 0; part < bars.parts.size(); ++part) {
        text += "\\addplot[draw=none, fill=" + colour(bars.parts[part].colour) + "] coordinates {";
        for (std::size_t row = 0; row < bars.rows.size(); ++row) {
            const auto& shares = bars.rows[row].shares;
            text += " (" + number(shares.empty() ? 0 : 100 * shares[part]) + ',' +
                    QByteArray::number(qsizetype(row)) + ')';
        }
        text += " };\n";
        if (legend) text += "\\addlegendentry{" + latex(bars.parts[part].name) + "}\n";
    }
    return text + "\\end{axis}\n\\end{tikzpicture}\n";
}

QString fieldOf(const QString& text) {
    static const QRegularExpression kNumber(QStringLiteral("^[-+0-9.eE]+$"));
    if (text.isEmpty()) return QStringLiteral("nan");
    if (kNumber.match(text).hasMatch()) return text;
    QString word = text;
    return '{' + word.replace('{', '(').replace('}', ')').replace('\n', ' ') + '}';
}

}  // namespace

QByteArray toDat(const CsvTable& table) {
    static const QRegularExpression kOther(QStringLiteral("[^A-Za-z0-9]+"));
    QStringList heads;
    for (QString head : table.header)
        heads << head.replace(kOther, QStringLiteral("_"));
    QString text = heads.join(' ') + '\n';
    for (const QStringList& row : table.rows) {
        QStringList fields;
        for (const QString& each : row)
            fields << fieldOf(each);
        text += fields.join(' ') + '\n';
    }
    return text.toUtf8();
}

Result<QByteArray> toPgfplots(const FigureContent& content) {
    if (content.plots.empty() && content.bars.rows.empty())
        return Error{ErrorCode::Unsupported,
                     "this figure has no plot to write for pgfplots: write .pdf or .svg",
                     {}};
    QByteArray text = "% " + content.captionLead.toUtf8().replace('\n', ' ') +
                      "\n% Made with Lossglass. Needs \\usepackage{pgfplots} and "
                      "\\pgfplotsset{compat=1.16}.\n";
    for (const FigureContent::Plot& plot : content.plots)
        text += plotPicture(plot, content.legend);
    if (!content.bars.rows.empty()) text += barPicture(content.bars, content.legend);
    return text;
}

}  // namespace lossglass

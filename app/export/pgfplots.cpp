// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/pgfplots.h"

#include <QRegularExpression>

#include <cmath>
#include <utility>
#include <vector>

namespace lossglass {

namespace {

/// A paragraph of its own: side by side they would not fit.
constexpr auto kEnd = "\\end{axis}\n\\end{tikzpicture}\n\n";

QByteArray number(double value) {
    return std::isfinite(value) ? QByteArray::number(value, 'g', 10) : QByteArray("nan");
}

/// What a letter of our texts is in mathematics. The usual fonts of pdfLaTeX would print "|", "<"
/// and ">" as other characters.
const std::vector<std::pair<QString, const char*>>& mathematics() {
    static const std::vector<std::pair<QString, const char*>> kSigns{
        {QStringLiteral("∂"), "\\partial"}, {QStringLiteral("ℓ"), "\\ell"},
        {QStringLiteral("−"), "-"},         {QStringLiteral("α"), "\\alpha"},
        {QStringLiteral("β"), "\\beta"},    {QStringLiteral("γ"), "\\gamma"},
        {QStringLiteral("δ"), "\\delta"},   {QStringLiteral("ε"), "\\varepsilon"},
        {QStringLiteral("θ"), "\\theta"},   {QStringLiteral("λ"), "\\lambda"},
        {QStringLiteral("σ"), "\\sigma"},   {QStringLiteral("τ"), "\\tau"},
        {QStringLiteral("φ"), "\\varphi"},  {QStringLiteral("ω"), "\\omega"},
        {QStringLiteral("×"), "\\times"},   {QStringLiteral("≤"), "\\le"},
        {QStringLiteral("≥"), "\\ge"},      {QStringLiteral("²"), "^2"},
        {QStringLiteral("₀"), "_0"},        {QStringLiteral("₁"), "_1"},
        {QStringLiteral("₂"), "_2"},        {QStringLiteral("|"), "|"},
        {QStringLiteral("<"), "<"},         {QStringLiteral(">"), ">"}};
    return kSigns;
}

/// Text for LaTeX: its own characters escaped; letters beyond ASCII stay UTF-8.
QByteArray latex(const QString& text) {
    QString escaped;
    for (const QChar each : text) {
        const bool isAccent = each == '~' || each == '^';
        if (isAccent || QStringLiteral("&%$#_{}").contains(each)) escaped += QLatin1Char('\\');
        if (each == '\\')
            escaped += QLatin1String("\\textbackslash{}");
        else
            escaped += each;
        if (isAccent) escaped += QLatin1String("{}");
    }
    for (const auto& [sign, command] : mathematics())
        escaped.replace(sign, QStringLiteral("\\ensuremath{%1}").arg(QLatin1String(command)));
    return escaped.toUtf8();
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

QByteArray scaleName(const AxisScale& scale) {
    return scale.isLogarithmic ? "log" : "normal";
}

QByteArray plotPicture(const FigureContent::Plot& plot, bool legend) {
    QByteArray text = "\\begin{tikzpicture}\n\\begin{axis}[\n  title={" + latex(plot.title) +
                      "}, xlabel={" + latex(plot.xName) + "},\n  xmin=" + number(plot.xRange.low) +
                      ", xmax=" + number(plot.xRange.high) + ", ymin=" + number(plot.range.low) +
                      ", ymax=" + number(plot.range.high) +
                      ",\n  unbounded coords=jump, axis lines=left" +
                      (plot.bands.empty() ? "" : ", legend pos=outer north east") + "]\n";
    for (const FigureContent::Band& band : plot.bands) {
        std::vector<double> own;
        for (std::size_t i = 0; i < band.high.size(); ++i)
            own.push_back(band.high[i] - band.low[i]);
        text += "\\addplot[stack plots=y, area style, draw=none, fill=" + colour(band.colour) +
                "] " + coordinates(plot.bandX, own).chopped(2) + " \\closedcycle;\n";
        if (legend) text += "\\addlegendentry{" + latex(band.name) + "}\n";
    }
    for (const PlotLine& line : plot.lines) {
        text += line.kind == PlotLineKind::Selected ? "\\addplot[very thick, violet] "
                : line.kind == PlotLineKind::Ghost  ? "\\addplot[dashed, violet] "
                                                    : "\\addplot[gray] ";
        text += coordinates(line.x, line.y);
        if (legend) text += "\\addlegendentry{" + latex(line.name) + "}\n";
    }
    if (plot.markedX)
        text += "\\addplot[dashed, forget plot] coordinates {(" + number(*plot.markedX) + ',' +
                number(plot.range.low) + ") (" + number(*plot.markedX) + ',' +
                number(plot.range.high) + ")};\n";
    return text + kEnd;
}

QByteArray barPicture(const FigureContent::Bars& bars, bool legend) {
    QByteArray names;
    for (const auto& row : bars.rows)
        names += (names.isEmpty() ? "{" : ",{") + latex(row.name) + '}';
    QByteArray text =
        "\\begin{tikzpicture}\n\\begin{axis}[\n  title={" + latex(bars.title) +
        "}, xbar stacked, xmin=0, xmax=100, y dir=reverse,\n  y=8mm, bar width=5mm, "
        "enlarge y limits={abs=0.6}, axis lines=left, y axis line style={draw=none},"
        "\n  tickwidth=0pt, ytick={0,...," +
        QByteArray::number(qsizetype(bars.rows.size()) - 1) + "}, yticklabels={" + names +
        "},\n  legend style={draw=none, at={(0.5,0)}, yshift=-8mm, anchor=north, legend "
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
    return text + kEnd;
}

/// Seen from above, with the present point; an undefined place is a hole.
QByteArray landscapePicture(const LandscapeViewData& data) {
    QByteArray text =
        "\\begin{tikzpicture}\n\\begin{axis}[\n  title={" + latex(data.title) + "}, xlabel={" +
        latex(data.axis[0].name) + "}, ylabel={" + latex(data.axis[1].name) +
        "},\n  view={0}{90}, colorbar, " +
        "colormap name=viridis, unbounded coords=jump,\n  xmode=" + scaleName(data.axis[0].scale) +
        ", ymode=" + scaleName(data.axis[1].scale) +
        ", enlargelimits=false]\n\\addplot3[surf, shader=interp, mesh/cols=" +
        QByteArray::number(data.grid.columns) + "] coordinates {";
    const auto place = [&](std::size_t axis, int step, int steps) {
        return data.axis[axis].scale.valueAt(static_cast<double>(step) / (steps - 1));
    };
    for (int row = 0; row < data.grid.rows; ++row)
        for (int column = 0; column < data.grid.columns; ++column)
            text += (column % 4 == 0 ? "\n    (" : " (") +
                    number(place(0, column, data.grid.columns)) + ',' +
                    number(place(1, row, data.grid.rows)) + ',' +
                    number(data.grid.at(column, row)) + ')';
    text += "\n  };\n";
    if (data.axis[0].now && data.axis[1].now)
        text += "\\addplot3[only marks, mark=o, thick] coordinates {(" + number(*data.axis[0].now) +
                ',' + number(*data.axis[1].now) + ",0)};\n";
    return text + kEnd;
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
    if (content.plots.empty() && content.bars.rows.empty() && !content.landscape)
        return Error{ErrorCode::Unsupported,
                     "this figure has no plot to write for pgfplots: write .pdf or .svg",
                     {}};
    QByteArray text = "% " + content.captionLead.toUtf8().replace('\n', ' ') +
                      "\n% Made with Lossglass. Needs \\usepackage{pgfplots} and "
                      "\\pgfplotsset{compat=1.16}.\n";
    for (const FigureContent::Plot& plot : content.plots)
        text += plotPicture(plot, content.legend);
    if (!content.bars.rows.empty()) text += barPicture(content.bars, content.legend);
    if (content.landscape) text += landscapePicture(*content.landscape);
    return text;
}

}  // namespace lossglass

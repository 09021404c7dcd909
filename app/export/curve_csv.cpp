// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/curve_csv.h"

#include "app/export/whole_file.h"

namespace lossglass {

namespace {

QByteArray quoted(const QString& text) {
    QByteArray bytes = text.toUtf8();
    if (!bytes.contains(',') && !bytes.contains('"') && !bytes.contains('\n')) return bytes;
    return '"' + bytes.replace("\"", "\"\"") + '"';
}

QByteArray number(double value) {
    return QByteArray::number(value, 'g', 17);
}

}  // namespace

Result<QByteArray> curveCsv(const std::vector<NamedCurve>& curves) {
    if (curves.empty())
        return Error{ErrorCode::Unsupported, "there is no loss with a curve to write", {}};
    QByteArray text = "p";
    for (const NamedCurve& named : curves) {
        if (named.curve.p != curves.front().curve.p)
            return Error{ErrorCode::Mismatch,
                         "the curve of " + named.name.toStdString() + " has other values of p",
                         {}};
        for (const char* quantity : {" l", " dl/dp", " dl/dz"})
            text += ',' + quoted(named.name + QLatin1String(quantity));
    }
    text += '\n';
    for (std::size_t i = 0; i < curves.front().curve.size(); ++i) {
        text += number(curves.front().curve.p[i]);
        for (const NamedCurve& named : curves) {
            const ResponsePoint point = named.curve.at(i);
            text += ',' + number(point.loss) + ',' + number(point.byProbability) + ',' +
                    number(point.byLogit);
        }
        text += '\n';
    }
    return text;
}

Result<std::monostate> writeCurveCsv(const std::vector<NamedCurve>& curves, const QString& path) {
    const auto text = curveCsv(curves);
    if (!text) return text.error();
    if (auto error = writeBytesWhole(path, *text)) return *error;
    return std::monostate{};
}

}  // namespace lossglass

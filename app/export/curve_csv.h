// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/analysis/response_curve.h"
#include "losslib/support/result.h"

#include <QByteArray>
#include <QString>
#include <variant>
#include <vector>

namespace lossglass {

/// One loss along p, with the name that its columns bear: "Focal, γ = 2".
struct NamedCurve {
    QString name;
    ResponseCurve curve;
};

/// UTF-8, RFC 4180 with LF: a head row, then one row per p with l, dl/dp and dl/dz of each loss,
/// 17 significant digits, "." for the decimal point. All curves need the same p; those that
/// differ from the first are an error.
Result<QByteArray> curveCsv(const std::vector<NamedCurve>& curves);

/// The same to a file that appears only when complete.
Result<std::monostate> writeCurveCsv(const std::vector<NamedCurve>& curves, const QString& path);

}  // namespace lossglass

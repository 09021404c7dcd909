// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QImage>
#include <QString>
#include <algorithm>
#include <cstdlib>

namespace lossglass::test {

/// How far a picture may be from its golden one: a fine tolerance that nearly all pixels keep
/// (rounding of blends differs between machines), and a coarse one for the few that do not
/// (edges of antialiased lines).
struct PictureTolerance {
    int fine = 3;               ///< largest difference of a colour channel, 0..255
    int coarse = 96;            ///< the same, for the pixels beyond `fine`
    double coarseShare = 0.01;  ///< of all pixels, how many may lie beyond `fine`
};

/// Difference of two pixels: the largest of their channels.
inline int pixelDifference(QRgb a, QRgb b) {
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                     std::abs(qBlue(a) - qBlue(b))});
}

/// Compares with tests/data/golden_pictures/<name>.png. Returns nothing when they agree, else one
/// sentence; then <name>.actual.png and <name>.difference.png lie in the working folder. With
/// LOSSGLASS_UPDATE_GOLDEN set in the environment the golden picture is written instead.
inline QString compareWithGolden(const QImage& picture, const QString& name,
                                 const PictureTolerance& tolerance = {}) {
    const QString path = QStringLiteral(LOSSGLASS_TEST_DATA "/golden_pictures/%1.png").arg(name);
    const QImage actual = picture.convertToFormat(QImage::Format_RGB32);
    if (qEnvironmentVariableIsSet("LOSSGLASS_UPDATE_GOLDEN"))
        return actual.save(path) ? QString() : QStringLiteral("cannot write %1").arg(path);
    const QImage golden = QImage(path).convertToFormat(QImage::Format_RGB32);
    const auto complain = [&](const QString& sentence) {
        actual.save(name + QStringLiteral(".actual.png"));
        return name + QStringLiteral(": ") + sentence + QStringLiteral("; see ") +
               QDir::current().filePath(name + QStringLiteral(".actual.png"));
    };
    if (golden.isNull()) return complain(QStringLiteral("no golden picture at ") + path);
    if (golden.size() != actual.size())
        return complain(QStringLiteral("%1 x %2 instead of %3 x %4")
                            .arg(actual.width())
                            .arg(actual.height())
                            .arg(golden.width())
                            .arg(golden.height()));
    QImage difference(golden.size(), QImage::Format_RGB32);
    qint64 beyond = 0;
    int worst = 0;
    for (int y = 0; y < golden.height(); ++y) {
        for (int x = 0; x < golden.width(); ++x) {
            const int value = pixelDifference(golden.pixel(x, y), actual.pixel(x, y));
            beyond += value > tolerance.fine ? 1 : 0;
            worst = std::max(worst, value);
            const int shown = std::min(255, 4 * value);
            difference.setPixel(x, y, qRgb(shown, shown, shown));
        }
    }
    const double share =
        static_cast<double>(beyond) / (double(golden.width()) * double(golden.height()));
    if (share <= tolerance.coarseShare && worst <= tolerance.coarse) return {};
    difference.save(name + QStringLiteral(".difference.png"));
    return complain(QStringLiteral("%1 % of the pixels differ, by up to %2")
                        .arg(100 * share, 0, 'f', 2)
                        .arg(worst));
}

}  // namespace lossglass::test

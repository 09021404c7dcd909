// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <vector>

namespace lossglass {

/// Saves a grey picture of one row of these values, 0 to 255; the path, empty where that fails.
inline QString saveGreyRow(const QString& path, const std::vector<int>& values) {
    QImage image(static_cast<int>(values.size()), 1, QImage::Format_Grayscale8);
    for (std::size_t i = 0; i < values.size(); ++i)
        image.scanLine(0)[i] = static_cast<uchar>(values[i]);
    return image.save(path) ? path : QString();
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/array_file.h"

#include "losslib/formats/npy.h"

#include <QFile>

#include <array>

namespace lossglass {

namespace {

template <class Real>
std::optional<Error> write(const QString& path, const Planes<Real>& planes, int width) {
    const std::array<std::int64_t, 3> shape{planes.rows(), planes.cols() / width, width};
    return writeNpy(QFile::encodeName(path).toStdString(), shape,
                    std::span<const Real>(planes.data(), static_cast<std::size_t>(planes.size())));
}

}  // namespace

std::optional<Error> writePlanes(const QString& path, const Planes<float>& planes, int width) {
    return write(path, planes, width);
}

std::optional<Error> writePlanes(const QString& path, const Planes<double>& planes, int width) {
    return write(path, planes, width);
}

}  // namespace lossglass

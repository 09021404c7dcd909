// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/whole_file.h"

#include "losslib/formats/file_bytes.h"

#include <QFile>

#include <ostream>

namespace lossglass {

std::optional<Error> writeBytesWhole(const QString& path, const QByteArray& bytes) {
    return writeFileWhole(QFile::encodeName(path).toStdString(),
                          [&](std::ostream& out) { out.write(bytes.constData(), bytes.size()); });
}

}  // namespace lossglass

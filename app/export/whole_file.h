// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace lossglass {

/// writeFileWhole() (losslib/formats/file_bytes.h) for Qt's paths and bytes. Nothing means written.
std::optional<Error> writeBytesWhole(const QString& path, const QByteArray& bytes);

}  // namespace lossglass

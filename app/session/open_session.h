// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session_file.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace lossglass {

/// Patterns of the files that are sessions or may carry one, for file dialogs.
QStringList sessionPatterns();

/// The session in a file: a .lossglass file, or a PNG, SVG or PDF figure that carries one, told
/// apart by content. Nothing when it is another file; an error when it says that it is a session
/// and is not whole. Errors name the file.
Result<std::optional<OpenedSession>> openSession(const QString& path,
                                                 const ReadLimits& limits = {});

}  // namespace lossglass

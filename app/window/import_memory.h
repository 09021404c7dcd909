// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/import_change.h"

#include <QString>

class QSettings;

namespace lossglass {

/// The answers that a person wanted to be remembered for files of a kind (ReviewedFile::kind).
class ImportMemory {
public:
    /// `settings` must outlive this.
    explicit ImportMemory(QSettings& settings) : m_settings(settings) {}

    /// Takes over what was remembered; false when nothing was.
    bool recall(const QString& kind, ImportSide side, ImportOptions& options) const;
    void remember(const QString& kind, ImportSide side, const ImportOptions& options);
    void forget(const QString& kind);

private:
    QSettings& m_settings;
};

}  // namespace lossglass

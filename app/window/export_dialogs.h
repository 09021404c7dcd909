// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "app/window/export_source.h"
#include "losslib/support/result.h"

#include <variant>

class QWidget;

namespace lossglass {

class LiveViews;

/// What is on the screen. Requires readings with a response.
ExportSource exportSource(const Document& document, const LiveViews& views,
                          const ViewSettings& settings);

/// Each asks for a file and writes it, whole or not at all; a closed dialog is a success.
using ExportResult = Result<std::monostate>;
ExportResult exportCurve(QWidget* parent, const ExportSource& source);
ExportResult exportReadings(QWidget* parent, const ExportSource& source);
ExportResult exportGradient(QWidget* parent, const ExportSource& source);

}  // namespace lossglass

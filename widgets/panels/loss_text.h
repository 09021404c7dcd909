// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace lossglass {

/// A text of the catalogue (name, formula note, label or help of a parameter, label of a choice or
/// word) in the language of the window; as it is where there is no translation. The texts are
/// listed for the translators by resources/translations/update.sh, in the context "Losses".
QString lossText(const std::string& text);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/loss_text.h"

#include <QCoreApplication>

namespace lossglass {

QString lossText(const std::string& text) {
    // An empty source text stands for the header of a translation file.
    return text.empty() ? QString() : QCoreApplication::translate("Losses", text.c_str());
}

}  // namespace lossglass

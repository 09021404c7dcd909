// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/qt_pictures.h"
#include "tests/fuzz/fuzz_format.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <array>

/// Plugins of picture formats are looked for beside an application.
extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    static QCoreApplication application(*count, *arguments);
    // Every broken file is spoken of there.
    QLoggingCategory::setFilterRules("qt.gui.imageio*=false");
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::array formats{lossglass::bmpFormat(), lossglass::jpegFormat(),
                                    lossglass::webpFormat()};
    for (const auto& format : formats)
        lossglass::test::fuzzFormat(format, data, size);
    return 0;
}

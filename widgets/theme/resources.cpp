// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/resources.h"

#include <QDir>

// The macro declares a function, so it must stand outside every namespace. In a static library
// nothing else refers to the resource, and the linker would drop it.
static void registerWidgetResources() {
    Q_INIT_RESOURCE(widgets);
}

namespace lossglass {

void initialiseResources() {
    static const bool once = (registerWidgetResources(), true);
    Q_UNUSED(once);
}

}  // namespace lossglass

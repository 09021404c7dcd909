// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace lossglass {

/// Runs `body`; a thread that waits for its parallel loops there takes up no other work meanwhile.
/// For what is made once while others may ask for it: that work might ask for the very same thing.
void isolated(const std::function<void()>& body);

}  // namespace lossglass

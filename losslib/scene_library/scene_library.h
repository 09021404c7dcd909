// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/scene/scene.h"

#include <string>
#include <string_view>
#include <vector>

namespace lossglass {

/// A small scene made to bring out one trait of losses.
struct LibraryScene {
    std::string id;       ///< "tiny_lesion"
    std::string title;    ///< "Tiny lesion"
    std::string lookFor;  ///< one line: what to look for
    /// Makes it; the same scene every time.
    Scene (*make)() = nullptr;
};

/// All of them, in the order in which they are best met.
const std::vector<LibraryScene>& sceneLibrary();

/// The scene with that id, or null.
const LibraryScene* findLibraryScene(std::string_view id);

}  // namespace lossglass

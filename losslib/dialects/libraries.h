// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/dialects/dialect.h"

#include <vector>

/// One function per library, each in the file of its name.
namespace lossglass::dialects {

std::vector<Dialect> pytorch();
std::vector<Dialect> torchvision();
std::vector<Dialect> monai();
std::vector<Dialect> monaiCompounds();  ///< in monai_compounds.cpp, appended to monai()
std::vector<Dialect> monaiUnified();    ///< in monai_unified.cpp, appended to monai()
std::vector<Dialect> smp();
std::vector<Dialect> smpPixels();  ///< in smp_pixels.cpp, appended to smp()
std::vector<Dialect> keras();
std::vector<Dialect> kerasRegions();  ///< in keras_regions.cpp, appended to keras()
std::vector<Dialect> kornia();
std::vector<Dialect> mmseg();
std::vector<Dialect> mmsegHardPixels();  ///< in mmseg_hard_pixels.cpp, appended to mmseg()
std::vector<Dialect> nnunet();
std::vector<Dialect> optax();
std::vector<Dialect> fvcore();
std::vector<Dialect> lovaszsoftmax();

}  // namespace lossglass::dialects

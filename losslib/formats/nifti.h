// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"

namespace lossglass {

/// NIfTI-1 and NIfTI-2 in one file (.nii), packed or not (.nii.gz): one slice of the volume, with
/// the axes turned as the affine says, so that files of the same body fit whatever way round they
/// are stored. World axis 0 leads to the right, 1 to the front, 2 up; a slice across one of them
/// has the other two as rows and columns, in that order. Without a choice it is across the only
/// axis of size 1, else across axis 2, in the middle. A fourth dimension is channels: C x H x W.
/// scl_slope and scl_inter are applied; a slope of 0 means none. Takes 8 bytes per number of the
/// slice, and the unpacked file where it is packed.
FileFormat niftiFormat();

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"

namespace lossglass {

/// PBM, PGM and PPM, as text (P1 to P3) and as bytes (P4 to P6): the samples as stored, 1-bit
/// samples with white as 1. PFM (Pf, PF): an array of float32, H x W or H x W x 3, its rows put
/// top to bottom. Truncated files and samples beyond the stated maximum are errors; of a file with
/// several pictures the first is read. Reference: netpbm manual pages pbm(5), pgm(5), ppm(5);
/// Paul Debevec's description of PFM.
FileFormat pnmFormat();

}  // namespace lossglass

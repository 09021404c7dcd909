// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"

namespace lossglass {

/// TIFF and BigTIFF, through libtiff: one page, in display orientation. Unsigned samples of up to
/// 16 bits are a picture (grey with white as the largest value whichever way round it is stored,
/// palette indices, RGB, with or without alpha); signed, 32- and 64-bit and floating-point samples,
/// and pages with other numbers of samples, are arrays: H x W, H x W x C, or C x H x W where each
/// sample has a plane of its own. Strips and tiles, every compression that libtiff knows. Takes 8
/// bytes per sample and one strip or tile. Reference: Adobe, TIFF Revision 6.0.
FileFormat tiffFormat();

}  // namespace lossglass

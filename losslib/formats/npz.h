// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/file_format.h"

namespace lossglass {

/// .npz: a zip archive of .npy arrays, stored or deflated, as numpy.savez and savez_compressed
/// write it. ReadChoices::key names the member; without it the first array is read and a notice
/// names the others. Takes the unpacked member besides its array. Encrypted members, other ways of
/// packing and archives in several parts are errors; the checksum is compared.
/// Reference: PKWARE, .ZIP File Format Specification.
FileFormat npzFormat();

}  // namespace lossglass

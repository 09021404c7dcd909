// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/formats/byte_reader.h"
#include "losslib/formats/element.h"
#include "losslib/support/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>

namespace lossglass {

/// What a NIfTI file says about its data. Reference: NIfTI-1 and NIfTI-2 Data Format, nifti1.h and
/// nifti2.h of the NIH's Data Format Working Group.
struct NiftiHeader {
    std::array<std::int64_t, 3> size{1, 1, 1};  ///< of the voxel axes i, j, k
    std::int64_t channels = 1;                  ///< the product of all further sizes
    Element element;
    ByteOrder order = ByteOrder::Little;
    std::int64_t dataOffset = 0;
    double slope = 1, intercept = 0;  ///< value = slope * stored + intercept
    bool isScaled = false;            ///< a slope of 0 means "no scaling"

    /// For each world axis (0 to the right, 1 to the front, 2 up) the voxel axis that runs along
    /// it, or nearest to it, and whether it runs the other way.
    std::array<int, 3> voxelAxis{0, 1, 2};
    std::array<bool, 3> flipped{false, false, false};
    bool isOriented = false;  ///< whether the file says so at all

    /// Bytes of all voxels. Cannot overflow: the header is only made where it does not.
    std::int64_t dataBytes() const;
    /// "RAS", "LPS": where the voxel axes i, j and k lead.
    std::string axisCodes() const;
};

/// The bytes that a header takes at most.
inline constexpr std::int64_t kNiftiHeaderBytes = 544;

/// Whether the bytes start as a NIfTI-1 or NIfTI-2 header does.
bool looksLikeNiftiHeader(std::span<const std::uint8_t> bytes);

/// Reads the header at the start of `bytes`.
Result<NiftiHeader> parseNiftiHeader(std::span<const std::uint8_t> bytes);

}  // namespace lossglass

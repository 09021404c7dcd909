// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/nifti.h"

#include "losslib/formats/inflate.h"
#include "losslib/formats/nifti_header.h"
#include "losslib/formats/number_text.h"
#include "losslib/formats/sizes.h"

#include <array>
#include <optional>
#include <string>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;

bool looksLikeNifti(Bytes bytes) {
    return looksLikeGzip(bytes) || looksLikeNiftiHeader(bytes);
}

/// A plane through the volume, by world axes.
struct Plane {
    std::size_t across = 2;
    std::int64_t slice = 0;
    std::size_t rows = 0, columns = 1;
};

std::int64_t sizeAlong(const NiftiHeader& header, std::size_t world) {
    return header.size[static_cast<std::size_t>(header.voxelAxis[world])];
}

std::size_t usualAxis(const NiftiHeader& header) {
    std::optional<std::size_t> thin;
    for (std::size_t w = 0; w < 3; ++w) {
        if (sizeAlong(header, w) != 1) continue;
        if (thin) return 2;
        thin = w;
    }
    return thin.value_or(2);
}

Result<Plane> planeOf(const NiftiHeader& header, const ReadChoices& choices) {
    Plane plane;
    plane.across = choices.axis ? static_cast<std::size_t>(*choices.axis) : usualAxis(header);
    if (plane.across > 2)
        return Error{ErrorCode::OutOfRange, "the axes of a volume are 0, 1 and 2", {}};
    const std::int64_t slices = sizeAlong(header, plane.across);
    plane.slice = choices.slice ? *choices.slice : slices / 2;
    if (plane.slice < 0 || plane.slice >= slices)
        return Error{ErrorCode::OutOfRange,
                     "there is no slice " + std::to_string(plane.slice) + ": the volume has " +
                         std::to_string(slices) + " across axis " + std::to_string(plane.across) +
                         ", the first is 0",
                     {}};
    plane.rows = plane.across == 0 ? 1 : 0;
    plane.columns = plane.across == 2 ? 1 : 2;
    return plane;
}

/// The place of a voxel in the data, by its place along the world axes.
class VoxelOrder {
public:
    explicit VoxelOrder(const NiftiHeader& header) {
        std::array<std::int64_t, 3> strides{1, header.size[0], header.size[0] * header.size[1]};
        m_channelStride = strides[2] * header.size[2];
        for (std::size_t w = 0; w < 3; ++w) {
            m_stride[w] = strides[static_cast<std::size_t>(header.voxelAxis[w])];
            if (!header.flipped[w]) continue;
            m_start += m_stride[w] * (sizeAlong(header, w) - 1);
            m_stride[w] = -m_stride[w];
        }
    }
    std::int64_t at(std::int64_t channel, const std::array<std::int64_t, 3>& place) const {
        return m_start + channel * m_channelStride + place[0] * m_stride[0] +
               place[1] * m_stride[1] + place[2] * m_stride[2];
    }

private:
    std::int64_t m_start = 0, m_channelStride = 0;
    std::array<std::int64_t, 3> m_stride{};
};

std::vector<std::string> noticesOf(const NiftiHeader& header, const Plane& plane,
                                   const ReadChoices& choices) {
    std::vector<std::string> notices;
    const std::int64_t slices = sizeAlong(header, plane.across);
    if (slices > 1)
        notices.push_back("slice " + std::to_string(plane.slice) + " of " + std::to_string(slices) +
                          " across axis " + std::to_string(plane.across) + " is read" +
                          (choices.slice ? ", as asked" : ": --slice and --axis choose another"));
    if (!header.isOriented)
        notices.push_back("the file does not say how the volume lies: its axes stay as stored");
    else if (header.axisCodes() != "RAS")
        notices.push_back("the axes are stored as " + header.axisCodes() +
                          " and turned to RAS, as the affine says");
    if (header.isScaled)
        notices.push_back("the values are scaled as the file says: " + numberText(header.slope) +
                          " times what is stored, plus " + numberText(header.intercept));
    if (header.channels > 1)
        notices.push_back("the " + std::to_string(header.channels) +
                          " volumes of the file are taken as channels");
    return notices;
}

Result<NumericArray> readPlane(Bytes data, const NiftiHeader& header, const Plane& plane,
                               const ReadChoices& choices) {
    const std::int64_t rows = sizeAlong(header, plane.rows),
                       columns = sizeAlong(header, plane.columns);
    NumericArray array{{rows, columns}, elementName(header.element), {}, true};
    if (header.channels > 1) array.shape.insert(array.shape.begin(), header.channels);
    array.isInteger = header.element.isInteger() && !header.isScaled;
    if (header.isScaled) array.dtype = "float64";
    if (auto error = whyTooManyPixels(columns, rows, choices.limits)) return *error;
    if (auto error = whyTooLarge(rows * columns * header.channels * 8, choices.limits,
                                 "a slice of " + shapeText(array.shape)))
        return *error;
    array.values.reserve(static_cast<std::size_t>(rows * columns * header.channels));
    const VoxelOrder order(header);
    const ByteReader read(data, header.order);
    const int size = header.element.size;
    for (std::int64_t channel = 0; channel < header.channels; ++channel) {
        std::array<std::int64_t, 3> place{plane.slice, plane.slice, plane.slice};
        for (place[plane.rows] = 0; place[plane.rows] < rows; ++place[plane.rows]) {
            for (place[plane.columns] = 0; place[plane.columns] < columns; ++place[plane.columns]) {
                const auto byte = static_cast<std::uint64_t>(order.at(channel, place) * size);
                const double value = elementValue(header.element, read.number(byte, size));
                if (!isExact(header.element, value))
                    return Error{ErrorCode::OutOfRange,
                                 "an integer of 2^53 or more is too large to be kept exactly",
                                 {}};
                array.values.push_back(header.isScaled ? value * header.slope + header.intercept
                                                       : value);
            }
        }
    }
    array.notices = noticesOf(header, plane, choices);
    for (std::size_t w = 0; w < 3; ++w)
        array.parts.slices[w] = sizeAlong(header, w);
    array.parts.axis = static_cast<int>(plane.across);
    array.parts.slice = plane.slice;
    return array;
}

Result<FileContent> readPlain(Bytes bytes, const ReadChoices& choices) {
    const auto header = parseNiftiHeader(bytes);
    if (!header) return header.error();
    const std::int64_t available = static_cast<std::int64_t>(bytes.size()) - header->dataOffset;
    if (available < header->dataBytes())
        return Error{ErrorCode::Malformed,
                     "truncated: the NIfTI header promises " + std::to_string(header->dataBytes()) +
                         " bytes from byte " + std::to_string(header->dataOffset) +
                         ", the file has " + std::to_string(bytes.size()),
                     {}};
    const auto plane = planeOf(*header, choices);
    if (!plane) return plane.error();
    const auto data = bytes.subspan(static_cast<std::size_t>(header->dataOffset));
    auto array = readPlane(data, *header, *plane, choices);
    if (!array) return array.error();
    return FileContent(std::move(array).value());
}

/// A packed file: the header says how much there is to unpack.
Result<FileContent> readPacked(Bytes packed, const ReadChoices& choices) {
    const auto start = inflateAtMost(packed, DeflateWrapping::Gzip, kNiftiHeaderBytes);
    if (!start) return start.error();
    if (!looksLikeNiftiHeader(*start))
        return Error{ErrorCode::Unsupported,
                     "this is a gzip archive of something else than NIfTI: unpack it first",
                     {}};
    const auto header = parseNiftiHeader(*start);
    if (!header) return header.error();
    const std::int64_t needed = header->dataOffset + header->dataBytes();
    if (auto error = whyTooLarge(needed, choices.limits, "the unpacked volume")) return *error;
    // One byte more, so that the end of the archive is reached and its checksum compared.
    const auto bytes = inflateAtMost(packed, DeflateWrapping::Gzip, needed + 1);
    if (!bytes) return bytes.error();
    return readPlain(*bytes, choices);
}

Result<FileContent> readNifti(Bytes bytes, const ReadChoices& choices) {
    return looksLikeGzip(bytes) ? readPacked(bytes, choices) : readPlain(bytes, choices);
}

}  // namespace

FileFormat niftiFormat() {
    return {"nifti", "*.nii *.nii.gz", {.slices = true}, looksLikeNifti, readNifti};
}

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/nifti_header.h"

#include "losslib/formats/sizes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace lossglass {

namespace {

using Bytes = std::span<const std::uint8_t>;
using Affine = std::array<std::array<double, 3>, 3>;  ///< [world axis][voxel axis]

constexpr std::uint64_t kSize1 = 348, kSize2 = 540;

Error malformed(std::string message) {
    return {ErrorCode::Malformed, std::move(message), {}};
}

/// Where the two versions keep what is read, and how wide.
struct Fields {
    int dim, dimSize, type, pixdim, real, offset, slope, qformCode, codeSize, quaternion, rows,
        magic;
};
constexpr Fields kFirst{40, 2, 70, 76, 4, 108, 112, 252, 2, 256, 280, 344};
constexpr Fields kSecond{16, 8, 12, 104, 8, 168, 176, 344, 4, 352, 400, 4};

class HeaderReader {
public:
    HeaderReader(Bytes bytes, ByteOrder order, bool first)
        : fields(first ? kFirst : kSecond), m_read(bytes, order) {}

    std::int64_t whole(int at, int size) const {
        return static_cast<std::int64_t>(
            elementValue({'i', size}, m_read.number(static_cast<std::uint64_t>(at), size)));
    }
    double real(int start, int index = 0) const {
        const int at = start + index * fields.real;
        return elementValue({'f', fields.real},
                            m_read.number(static_cast<std::uint64_t>(at), fields.real));
    }
    std::int64_t dim(int index) const {
        return whole(fields.dim + index * fields.dimSize, fields.dimSize);
    }
    bool magicIs(const char* text) const {
        for (int i = 0; i < 3; ++i) {
            if (whole(fields.magic + i, 1) != text[i]) return false;
        }
        return true;
    }

    Fields fields;

private:
    ByteReader m_read;
};

std::optional<Element> elementOf(std::int64_t type) {
    switch (type) {
        case 2:
            return Element{'u', 1};
        case 4:
            return Element{'i', 2};
        case 8:
            return Element{'i', 4};
        case 16:
            return Element{'f', 4};
        case 64:
            return Element{'f', 8};
        case 256:
            return Element{'i', 1};
        case 512:
            return Element{'u', 2};
        case 768:
            return Element{'u', 4};
        case 1024:
            return Element{'i', 8};
        case 1280:
            return Element{'u', 8};
        default:
            return std::nullopt;
    }
}

/// The rotation of a unit quaternion (a, b, c, d), its last column turned round where qfac is -1.
Affine rotation(const HeaderReader& read) {
    const double b = read.real(read.fields.quaternion), c = read.real(read.fields.quaternion, 1),
                 d = read.real(read.fields.quaternion, 2);
    const double a = std::sqrt(std::max(0.0, 1 - b * b - c * c - d * d));
    const double side = read.real(read.fields.pixdim) < 0 ? -1 : 1;
    return {{{a * a + b * b - c * c - d * d, 2 * (b * c - a * d), side * 2 * (b * d + a * c)},
             {2 * (b * c + a * d), a * a + c * c - b * b - d * d, side * 2 * (c * d - a * b)},
             {2 * (b * d - a * c), 2 * (c * d + a * b), side * (a * a + d * d - b * b - c * c)}}};
}

/// The affine of the file without its offsets: the sform where there is one, else the qform.
std::optional<Affine> affineOf(const HeaderReader& read) {
    const Fields& fields = read.fields;
    if (read.whole(fields.qformCode + fields.codeSize, fields.codeSize) > 0) {
        Affine affine{};
        for (int row = 0; row < 3; ++row) {
            for (int column = 0; column < 3; ++column)
                affine[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] =
                    read.real(fields.rows, 4 * row + column);
        }
        return affine;
    }
    if (read.whole(fields.qformCode, fields.codeSize) > 0) return rotation(read);
    return std::nullopt;
}

/// The voxel axes that lie nearest to the world's, each taken once.
void orient(const Affine& affine, NiftiHeader& header) {
    std::array<double, 3> length{};
    for (std::size_t v = 0; v < 3; ++v) {
        for (std::size_t w = 0; w < 3; ++w)
            length[v] += affine[w][v] * affine[w][v];
        // An axis without length or with infinite length says nothing about where it leads.
        if (!(length[v] > 0) || !std::isfinite(length[v])) return;
    }
    std::array<int, 3> order{0, 1, 2};
    double best = -1;
    do {
        double fit = 0;
        for (std::size_t w = 0; w < 3; ++w) {
            const auto v = static_cast<std::size_t>(order[w]);
            fit += std::abs(affine[w][v]) / std::sqrt(length[v]);
        }
        // The margin keeps the axes as stored where two orders fit alike.
        if (fit > best + 1e-9) {
            best = fit;
            header.voxelAxis = order;
        }
    } while (std::next_permutation(order.begin(), order.end()));
    for (std::size_t w = 0; w < 3; ++w)
        header.flipped[w] = affine[w][static_cast<std::size_t>(header.voxelAxis[w])] < 0;
    header.isOriented = true;
}

std::optional<Error> readSizes(const HeaderReader& read, NiftiHeader& header) {
    const std::int64_t dimensions = read.dim(0);
    if (dimensions < 1 || dimensions > 7)
        return malformed("damaged: " + std::to_string(dimensions) +
                         " dimensions are not legal in a NIfTI file");
    std::vector<std::int64_t> sizes{header.element.size};
    for (int i = 1; i <= dimensions; ++i) {
        const std::int64_t size = read.dim(i);
        if (size < 1)
            return malformed("the volume is empty or damaged: dimension " + std::to_string(i) +
                             " has the size " + std::to_string(size));
        sizes.push_back(size);
        if (i <= 3)
            header.size[static_cast<std::size_t>(i - 1)] = size;
        else if (checkedProduct(sizes))
            header.channels *= size;
    }
    const auto bytes = checkedProduct(sizes);
    if (bytes && *bytes < std::numeric_limits<std::int64_t>::max() / 16) return std::nullopt;
    return Error{ErrorCode::TooLarge, "the NIfTI header names a size beyond all memory", {}};
}

std::optional<Error> readScaling(const HeaderReader& read, NiftiHeader& header) {
    const double slope = read.real(read.fields.slope), inter = read.real(read.fields.slope, 1);
    if (slope == 0 || !std::isfinite(slope)) return std::nullopt;
    if (!std::isfinite(inter))
        return malformed("damaged: the NIfTI header scales by a number that is not finite");
    header.slope = slope;
    header.intercept = inter;
    header.isScaled = slope != 1 || inter != 0;
    return std::nullopt;
}

/// The order in which the header's own size, its first field, is a known one.
std::optional<ByteOrder> orderOf(Bytes bytes) {
    for (const ByteOrder order : {ByteOrder::Little, ByteOrder::Big}) {
        const auto size = ByteReader(bytes, order).number(0, 4);
        if (size == kSize1 || size == kSize2) return order;
    }
    return std::nullopt;
}

}  // namespace

std::int64_t NiftiHeader::dataBytes() const {
    return size[0] * size[1] * size[2] * channels * element.size;
}

std::string NiftiHeader::axisCodes() const {
    std::string codes = "???";
    for (std::size_t w = 0; w < 3; ++w)
        codes[static_cast<std::size_t>(voxelAxis[w])] = (flipped[w] ? "LPI" : "RAS")[w];
    return codes;
}

bool looksLikeNiftiHeader(Bytes bytes) {
    return orderOf(bytes).has_value();
}

Result<NiftiHeader> parseNiftiHeader(Bytes bytes) {
    const auto order = orderOf(bytes);
    if (!order) return malformed("not a NIfTI file");
    const auto headerSize = ByteReader(bytes, *order).number(0, 4);
    if (bytes.size() < headerSize)
        return malformed("truncated: a NIfTI header takes " + std::to_string(headerSize) +
                         " bytes, the file has " + std::to_string(bytes.size()));
    const HeaderReader read(bytes, *order, headerSize == kSize1);
    if (read.magicIs("ni1") || read.magicIs("ni2"))
        return Error{ErrorCode::Unsupported,
                     "this is one half of a NIfTI pair (.hdr and .img): save it as one .nii file",
                     {}};
    if (!read.magicIs("n+1") && !read.magicIs("n+2"))
        return Error{
            ErrorCode::Unsupported, "this header is not NIfTI (Analyze 7.5?): save it as .nii", {}};
    NiftiHeader header;
    header.order = *order;
    const auto element = elementOf(read.whole(read.fields.type, 2));
    if (!element)
        return Error{ErrorCode::Unsupported,
                     "the NIfTI data type " + std::to_string(read.whole(read.fields.type, 2)) +
                         " (complex, colour or extended) is not read",
                     {}};
    header.element = *element;
    if (auto error = readSizes(read, header)) return *error;
    if (auto error = readScaling(read, header)) return *error;
    const double offset = headerSize == kSize1 ? read.real(read.fields.offset)
                                               : static_cast<double>(read.whole(168, 8));
    const double least = static_cast<double>(headerSize) + 4;
    if (!(offset == 0 || offset >= least) || offset > 1e15 || offset != std::floor(offset))
        return malformed("damaged: the NIfTI data cannot start where the header says");
    header.dataOffset = static_cast<std::int64_t>(std::max(offset, least));
    if (const auto affine = affineOf(read)) orient(*affine, header);
    return header;
}

}  // namespace lossglass

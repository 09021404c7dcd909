// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/npy.h"

#include "losslib/formats/element.h"
#include "losslib/formats/file_bytes.h"
#include "losslib/formats/npy_header.h"
#include "losslib/formats/sizes.h"
#include "losslib/support/large_pages.h"

#include <bit>
#include <cstring>
#include <limits>

namespace lossglass {

namespace {

/// One element, its bytes put together with the most significant first.
std::uint64_t elementBits(const std::uint8_t* bytes, const NpyHeader& header) {
    std::uint64_t bits = 0;
    for (int i = 0; i < header.itemSize; ++i) {
        const int from = header.bigEndian ? i : header.itemSize - 1 - i;
        bits = bits << 8 | bytes[from];
    }
    return bits;
}

/// The element of the file that comes at each place of C order, in turn.
class FileOrder {
public:
    explicit FileOrder(const NpyHeader& header)
        : m_shape(header.shape), m_index(m_shape.size()), m_strides(m_shape.size()) {
        std::int64_t stride = 1;
        for (std::size_t i = 0; i < m_shape.size(); ++i) {
            const std::size_t k = header.fortranOrder ? i : m_shape.size() - 1 - i;
            m_strides[k] = stride;
            stride *= m_shape[k];
        }
    }
    std::int64_t position() const { return m_position; }
    void advance() {
        for (std::size_t k = m_shape.size(); k-- > 0;) {
            m_position += m_strides[k];
            if (++m_index[k] < m_shape[k]) return;
            m_position -= m_strides[k] * m_shape[k];
            m_index[k] = 0;
        }
    }

private:
    const std::vector<std::int64_t>& m_shape;
    std::vector<std::int64_t> m_index, m_strides;
    std::int64_t m_position = 0;
};

std::optional<Error> checkSize(const NpyHeader& header, std::optional<std::int64_t> count,
                               std::int64_t available) {
    const bool countable = count && *count <= std::numeric_limits<std::int64_t>::max() / 8;
    const std::string what = shapeText(header.shape) + " of " + dtypeName(header);
    if (countable && *count * header.itemSize == available) return std::nullopt;
    if (countable && *count * header.itemSize < available)
        return Error{ErrorCode::Malformed,
                     std::to_string(available - *count * header.itemSize) +
                         " bytes too many: the header promises " + what + ", " +
                         std::to_string(*count * header.itemSize) +
                         " bytes of data, the file has " + std::to_string(available),
                     {}};
    return Error{ErrorCode::Malformed,
                 "truncated: the header promises " + what + ", " +
                     (countable ? std::to_string(*count * header.itemSize) : "more than 2^63") +
                     " bytes of data, the file has " + std::to_string(available),
                 {}};
}

/// Whether the file holds floats as this processor does, in C order: what models mostly write.
bool holdsFloatsAsHere(const NpyHeader& header) {
    return header.kind == 'f' && header.itemSize == sizeof(float) && !header.fortranOrder &&
           header.bigEndian == (std::endian::native == std::endian::big);
}

void readFloats(const std::uint8_t* bytes, std::vector<double>& values) {
    for (double& value : values) {
        float number;
        std::memcpy(&number, bytes, sizeof number);
        bytes += sizeof number;
        value = number;
    }
}

}  // namespace

bool looksLikeNpy(std::span<const std::uint8_t> bytes) {
    constexpr std::uint8_t kMagic[] = {0x93, 'N', 'U', 'M', 'P', 'Y'};
    return bytes.size() >= sizeof kMagic &&
           std::equal(std::begin(kMagic), std::end(kMagic), bytes.begin());
}

Result<NumericArray> parseNpy(std::span<const std::uint8_t> bytes, const ReadLimits& limits) {
    const auto parsed = parseNpyHeader(bytes);
    if (!parsed) return parsed.error();
    const NpyHeader& header = *parsed;
    const auto data = bytes.subspan(static_cast<std::size_t>(header.dataOffset));
    const auto count = checkedProduct(header.shape);
    if (auto error = checkSize(header, count, static_cast<std::int64_t>(data.size())))
        return *error;
    if (auto error = whyTooLarge(*count * 8, limits, "an array of " + shapeText(header.shape)))
        return *error;

    NumericArray array{header.shape, dtypeName(header), {}, header.kind != 'f'};
    // Next to a size of 0 the others may be of any size: their product is not to be formed.
    if (*count == 0) return array;
    reserveInLargePages(array.values, static_cast<std::size_t>(*count));
    array.values.resize(static_cast<std::size_t>(*count));
    if (holdsFloatsAsHere(header)) {
        readFloats(data.data(), array.values);
        return array;
    }
    const Element element{header.kind, header.itemSize};
    FileOrder order(header);
    for (std::size_t i = 0; i < array.values.size(); ++i, order.advance()) {
        const std::uint64_t bits =
            elementBits(data.data() + order.position() * header.itemSize, header);
        const double value = elementValue(element, bits);
        if (!isExact(element, value))
            return Error{ErrorCode::OutOfRange,
                         "the integer at " + indexText(static_cast<std::int64_t>(i), header.shape) +
                             " is too large to be kept exactly (2^53 or more)",
                         {}};
        array.values[i] = value;
    }
    return array;
}

FileFormat npyFormat() {
    return {"npy", "*.npy", {}, looksLikeNpy, readAs<NumericArray, parseNpy>};
}

Result<NumericArray> readNpy(const std::filesystem::path& path, const ReadLimits& limits) {
    const auto bytes = readFileBytes(path, limits);
    if (!bytes) return bytes.error();
    auto array = parseNpy(*bytes, limits);
    if (array) return array;
    Error error = array.error();
    error.where = path.string();
    return error;
}

}  // namespace lossglass

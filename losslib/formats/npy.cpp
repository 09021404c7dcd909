// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/formats/npy.h"

#include "losslib/formats/file_bytes.h"
#include "losslib/formats/npy_header.h"
#include "losslib/formats/sizes.h"

#include <bit>
#include <cmath>
#include <limits>

namespace lossglass {

namespace {

constexpr double kExactIntegers = 9007199254740992.0;  // 2^53

double fromHalf(std::uint16_t bits) {
    const int exponent = (bits >> 10) & 31;
    const int fraction = bits & 1023;
    double value = 0;
    if (exponent == 31)
        value = fraction ? std::numeric_limits<double>::quiet_NaN()
                         : std::numeric_limits<double>::infinity();
    else if (exponent == 0)
        value = std::ldexp(fraction, -24);
    else
        value = std::ldexp(1024 + fraction, exponent - 25);
    return (bits & 0x8000) ? -value : value;
}

/// One element, its bytes put together with the most significant first.
std::uint64_t elementBits(const std::uint8_t* bytes, const NpyHeader& header) {
    std::uint64_t bits = 0;
    for (int i = 0; i < header.itemSize; ++i) {
        const int from = header.bigEndian ? i : header.itemSize - 1 - i;
        bits = bits << 8 | bytes[from];
    }
    return bits;
}

double asDouble(std::uint64_t bits, const NpyHeader& header) {
    switch (header.kind) {
        case 'b':
            return bits ? 1 : 0;
        case 'u':
            return static_cast<double>(bits);
        case 'i': {
            const int unused = 64 - 8 * header.itemSize;
            return static_cast<double>(static_cast<std::int64_t>(bits << unused) >> unused);
        }
        default:
            break;
    }
    if (header.itemSize == 2) return fromHalf(static_cast<std::uint16_t>(bits));
    if (header.itemSize == 4) return std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    return std::bit_cast<double>(bits);
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
    array.values.resize(static_cast<std::size_t>(*count));
    const bool wide = array.isInteger && header.itemSize == 8;
    FileOrder order(header);
    for (std::size_t i = 0; i < array.values.size(); ++i, order.advance()) {
        const std::uint64_t bits =
            elementBits(data.data() + order.position() * header.itemSize, header);
        const double value = asDouble(bits, header);
        // 2^53 itself may be 2^53 + 1 rounded, so it is refused with everything beyond.
        if (wide && std::abs(value) >= kExactIntegers)
            return Error{ErrorCode::OutOfRange,
                         "the integer at " + indexText(static_cast<std::int64_t>(i), header.shape) +
                             " is too large to be kept exactly (2^53 or more)",
                         {}};
        array.values[i] = value;
    }
    return array;
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

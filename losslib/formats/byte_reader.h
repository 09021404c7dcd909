// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace lossglass {

/// Which byte of a number comes first in a file.
enum class ByteOrder { Little, Big };

/// Numbers out of bytes at any place. What lies outside reads as 0: callers check sizes first
/// where that matters.
class ByteReader {
public:
    ByteReader(std::span<const std::uint8_t> bytes, ByteOrder order)
        : m_bytes(bytes), m_order(order) {}

    std::size_t size() const { return m_bytes.size(); }
    /// `length` bytes, 1 to 8, as an unsigned number.
    std::uint64_t number(std::uint64_t at, int length) const {
        if (at > m_bytes.size() || m_bytes.size() - at < static_cast<std::uint64_t>(length))
            return 0;
        std::uint64_t value = 0;
        for (int i = 0; i < length; ++i) {
            const int from = m_order == ByteOrder::Big ? i : length - 1 - i;
            value =
                value << 8 | m_bytes[static_cast<std::size_t>(at) + static_cast<std::size_t>(from)];
        }
        return value;
    }

private:
    std::span<const std::uint8_t> m_bytes;
    ByteOrder m_order;
};

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/support/large_pages.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

namespace lossglass {

/// A line of the cache, and the widest vector. A vector that lies across two lines costs twice as
/// much to read or to write.
inline constexpr std::size_t kLineBytes = 64;

/// A fixed number of numbers, not initialised, that begin with a line of the cache, or at another
/// multiple of some power of 2; many of them lie in large pages. One that was moved from has none.
template <class T>
class AlignedArray {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kLineBytes);

public:
    AlignedArray() = default;
    explicit AlignedArray(std::size_t count, std::size_t alignment = kLineBytes)
        : m_memory(std::make_unique_for_overwrite<std::byte[]>(count * sizeof(T) + alignment - 1)),
          m_data(aligned(m_memory.get(), alignment)) {
        askForLargePages(m_data, count * sizeof(T));
    }
    AlignedArray(AlignedArray&& other) noexcept
        : m_memory(std::move(other.m_memory)), m_data(std::exchange(other.m_data, nullptr)) {}
    AlignedArray& operator=(AlignedArray&& other) noexcept {
        m_memory = std::move(other.m_memory);
        m_data = std::exchange(other.m_data, nullptr);
        return *this;
    }
    ~AlignedArray() = default;

    /// Null without numbers that were asked for.
    T* get() const { return m_data; }
    T& operator[](std::size_t i) const { return m_data[i]; }

private:
    static T* aligned(std::byte* memory, std::size_t alignment) {
        const auto place = reinterpret_cast<std::uintptr_t>(memory);
        return reinterpret_cast<T*>((place + alignment - 1) / alignment * alignment);
    }

    std::unique_ptr<std::byte[]> m_memory;
    T* m_data = nullptr;
};

}  // namespace lossglass

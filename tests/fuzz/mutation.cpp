// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>

namespace lossglass::test {

namespace {

constexpr std::size_t kMostBytes = 1 << 16;

/// Numbers drawn one after another. (The distributions of <random> differ between libraries.)
class Draw {
public:
    explicit Draw(std::uint64_t seed) : m_engine(seed) {}
    std::size_t below(std::size_t end) { return end == 0 ? 0 : m_engine() % end; }

private:
    std::mt19937_64 m_engine;
};

void flipBit(Bytes& bytes, Draw& draw) {
    if (bytes.empty()) return;
    bytes[draw.below(bytes.size())] ^= static_cast<std::uint8_t>(1U << draw.below(8));
}

void setByte(Bytes& bytes, Draw& draw) {
    if (bytes.empty()) return;
    bytes[draw.below(bytes.size())] = static_cast<std::uint8_t>(draw.below(256));
}

void cutEnd(Bytes& bytes, Draw& draw) {
    bytes.resize(draw.below(bytes.size() + 1));
}

void cutOut(Bytes& bytes, Draw& draw) {
    const std::size_t at = draw.below(bytes.size() + 1);
    const std::size_t most = std::min<std::size_t>(bytes.size() - at, 64);
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    bytes.erase(from, from + static_cast<std::ptrdiff_t>(draw.below(most + 1)));
}

void insertBytes(Bytes& bytes, Draw& draw) {
    Bytes more(1 + draw.below(16), static_cast<std::uint8_t>(draw.below(256)));
    if (draw.below(2) == 0)
        for (std::uint8_t& byte : more)
            byte = static_cast<std::uint8_t>(draw.below(256));
    const std::size_t at = draw.below(bytes.size() + 1);
    bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
}

/// A number at the edge of a type over 1, 2, 4 or 8 bytes, in either order.
void setNumber(Bytes& bytes, Draw& draw) {
    static constexpr std::array<std::uint64_t, 18> kNumbers{
        0,     1,     2,     3,          16,         127,        128,        255,        256,
        32767, 32768, 65535, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE, 1ULL << 63, ~0ULL};
    const std::size_t size = std::size_t{1} << draw.below(4);
    if (bytes.size() < size) return;
    const std::uint64_t number = kNumbers[draw.below(kNumbers.size())];
    const std::size_t at = draw.below(bytes.size() - size + 1);
    const bool isBig = draw.below(2) == 1;
    for (std::size_t i = 0; i < size; ++i)
        bytes[at + (isBig ? size - 1 - i : i)] = static_cast<std::uint8_t>(number >> (8 * i));
}

/// Digits of a text header become others.
void setDigit(Bytes& bytes, Draw& draw) {
    if (bytes.empty()) return;
    const std::size_t start = draw.below(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::uint8_t& byte = bytes[(start + i) % bytes.size()];
        if (byte < '0' || byte > '9') continue;
        byte = static_cast<std::uint8_t>("0123456789-.e"[draw.below(13)]);
        return;
    }
}

/// A part of another seed over, or into, a part of this one.
void splice(Bytes& bytes, const Bytes& other, Draw& draw) {
    if (other.empty()) return;
    const std::size_t from = draw.below(other.size());
    const std::size_t count = 1 + draw.below(std::min<std::size_t>(other.size() - from, 256));
    const std::size_t at = draw.below(bytes.size() + 1);
    const auto part = other.begin() + static_cast<std::ptrdiff_t>(from);
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = part + static_cast<std::ptrdiff_t>(count);
    if (draw.below(2) == 0)
        bytes.insert(place, part, end);
    else
        std::copy_n(part, std::min(count, bytes.size() - at), place);
}

}  // namespace

Bytes mutated(const std::vector<Bytes>& seeds, std::uint64_t seed, long number) {
    // Neighbouring numbers must not give neighbouring states of the engine.
    Draw draw((seed + 1) * 0x9E3779B97F4A7C15ULL ^
              static_cast<std::uint64_t>(number) * 0xC2B2AE3D27D4EB4FULL);
    Bytes bytes = seeds[draw.below(seeds.size())];
    const std::size_t changes = 1 + draw.below(5);
    static constexpr std::array kChanges{flipBit,     setByte,   cutOut,
                                         insertBytes, setNumber, setDigit};
    for (std::size_t i = 0; i < changes; ++i) {
        // Most of a file that is cut short is never read: that one is rare.
        const std::size_t which = draw.below(16);
        if (which == 0)
            cutEnd(bytes, draw);
        else if (which < 4)
            splice(bytes, seeds[draw.below(seeds.size())], draw);
        else
            kChanges[which % kChanges.size()](bytes, draw);
    }
    if (bytes.size() > kMostBytes) bytes.resize(kMostBytes);
    return bytes;
}

}  // namespace lossglass::test

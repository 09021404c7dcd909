// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/ranked_groups.h"

#include "losslib/kernels/joined_writes.h"
#include "losslib/kernels/vectorised.h"

#include <algorithm>
#include <array>

namespace lossglass {

#ifdef __GNUC__

namespace {

// So many groups are looked at side by side, in registers of AVX2: wider vectors by name fall apart
// where a processor has no wider registers. So many items to a group are usual, and so many it may
// have.
constexpr std::int64_t kSide = 8;
constexpr std::int64_t kUsualItems = 3;
constexpr std::int64_t kMostItems = 12;
constexpr std::int64_t kMostBlocks = kMostGrouped / (kUsualItems * kSide) + 1;

// A block holds an item of each of its groups, then the next of each ... Where a group has more
// than it may, they lie beyond its block, at the worst all of them.
constexpr std::int64_t kBlockSlots = kSide * kMostItems;
constexpr std::int64_t kSlots = kMostBlocks * kBlockSlots + kMostGrouped * kSide;

/// Items and marked items, as one number.
using Ranks = std::uint32_t;
constexpr int kMarkedShift = 16;

/// group[i]: where the key of an item lies between the least and the greatest.
inline void groupsOf(const std::uint32_t* items, std::int64_t count, std::uint32_t low,
                     float groupsPerKey, std::uint16_t* group) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        const auto above = static_cast<std::int32_t>((items[i] >> 1) - low);
        group[i] = static_cast<std::uint16_t>(
            static_cast<std::int32_t>(static_cast<float>(above) * groupsPerKey));
    }
}

// A vector by name: of loops over arrays the compiler keeps nothing in registers from one pair of
// items to the next, which doubles the time.
typedef std::uint32_t GroupLanes
    __attribute__((vector_size(kSide * sizeof(std::uint32_t)), may_alias));

/// Puts in the place of items side by side what they have ahead of them, in their groups and in
/// those before, which have `ahead`; that grows by them. `sizes` of groups, of which the largest is
/// `rows`.
inline void rankBlock(std::uint32_t* slots, const std::uint16_t* sizes, std::int64_t rows,
                      Ranks& ahead) {
    GroupLanes keys[kMostItems], own[kMostItems], found[kMostItems];
    GroupLanes before{}, left;
    for (std::int64_t k = 0; k < kSide; ++k)
        left[k] = sizes[k];
    for (std::int64_t r = 0; r < rows; ++r) {
        const GroupLanes& from = *reinterpret_cast<const GroupLanes*>(slots + r * kSide);
        const GroupLanes marked = (from & 1u) << kMarkedShift;
        keys[r] = from >> 1;
        own[r] = left > static_cast<Ranks>(r) ? marked + 1u : GroupLanes{};
        // The former come first where keys are equal.
        found[r] = before;
        before += own[r];
    }
    for (std::int64_t a = 0; a < rows; ++a) {
        const GroupLanes key = keys[a];
        const GroupLanes mine = own[a];
        GroupLanes sum = found[a];
        for (std::int64_t b = a + 1; b < rows; ++b) {
            const auto isLess = keys[b] < key;
            sum += isLess ? own[b] : GroupLanes{};
            found[b] -= isLess ? mine : GroupLanes{};
        }
        found[a] = sum;
    }
    GroupLanes first;
    for (std::int64_t k = 0; k < kSide; ++k) {
        first[k] = ahead;
        ahead += before[k];
    }
    for (std::int64_t r = 0; r < rows; ++r)
        *reinterpret_cast<GroupLanes*>(slots + r * kSide) = found[r] + first;
}

inline void split(const Ranks* ranks, std::int64_t count, RankedPlace ahead, RankedPlace* places) {
#pragma omp simd
    for (std::int64_t i = 0; i < count; ++i) {
        places[i].ahead = ahead.ahead + (ranks[i] & 0xffffu);
        places[i].marked = ahead.marked + (ranks[i] >> kMarkedShift);
    }
}

/// The first slot of each group.
inline void startSlots(std::int64_t blocks, std::uint16_t* next) {
    for (std::int64_t block = 0; block < blocks; ++block)
        for (std::int64_t k = 0; k < kSide; ++k)
            next[block * kSide + k] = static_cast<std::uint16_t>(block * kBlockSlots + k);
}

/// How many items each group has, in the place of the slot after its last.
inline void sizesOf(std::int64_t blocks, std::uint16_t* next) {
    for (std::int64_t block = 0; block < blocks; ++block)
        for (std::int64_t k = 0; k < kSide; ++k) {
            std::uint16_t& each = next[block * kSide + k];
            each = static_cast<std::uint16_t>(
                static_cast<std::uint16_t>(each - (block * kBlockSlots + k)) / kSide);
        }
}

class GroupedRun {
public:
    GroupedRun(const std::uint32_t* items, std::int64_t count,
               std::pair<std::uint32_t, std::uint32_t> range)
        : m_items(items), m_count(count), m_blocks(count / (kUsualItems * kSide) + 1) {
        // So that the last is groups - 1 at most, whichever way products are rounded.
        const std::int64_t groups = m_blocks * kSide;
        const auto groupsPerKey =
            static_cast<float>((static_cast<double>(groups) - .01) /
                               (static_cast<double>(range.second - range.first) + 1));
        vectorised([&] { groupsOf(items, count, range.first, groupsPerKey, m_slot.data()); });
    }

    /// Returns whether all groups have room.
    bool deal() {
        vectorised([&] { startSlots(m_blocks, m_next.data()); });
        const std::uint16_t* groups = m_slot.data();
        writeJoined(m_count, m_slot.data(), [=, this](std::int64_t i) {
            std::uint16_t& next = m_next[groups[i]];
            const std::uint16_t slot = next;
            next = static_cast<std::uint16_t>(slot + kSide);
            m_slots[slot] = m_items[i];
            return slot;
        });
        vectorised([&] { sizesOf(m_blocks, m_next.data()); });
        std::uint16_t most = 0;
        for (std::int64_t block = 0; block < m_blocks; ++block) {
            const std::uint16_t* sizes = m_next.data() + block * kSide;
            const std::uint16_t here = *std::max_element(sizes, sizes + kSide);
            m_rows[static_cast<std::size_t>(block)] = here;
            most = std::max(most, here);
        }
        return most <= kMostItems;
    }

    void writePlaces(RankedPlace ahead, RankedPlace* places) {
        vectorised([&] {
            Ranks before = 0;
            for (std::int64_t block = 0; block < m_blocks; ++block)
                rankBlock(m_slots.data() + block * kBlockSlots, m_next.data() + block * kSide,
                          m_rows[static_cast<std::size_t>(block)], before);
        });
        std::array<Ranks, kMostGrouped> ranks;
        writeJoined(
            m_count, ranks.data(),
            [slots = m_slots.data(), at = m_slot.data()](std::int64_t i) { return slots[at[i]]; });
        vectorised([&] { split(ranks.data(), m_count, ahead, places); });
    }

private:
    const std::uint32_t* m_items;
    std::int64_t m_count, m_blocks;
    std::array<std::uint16_t, kMostGrouped> m_slot;  ///< of an item: first its group
    std::array<std::uint16_t, kMostBlocks * kSide> m_next;
    std::array<std::uint16_t, kMostBlocks> m_rows;
    alignas(64) std::array<std::uint32_t, kSlots> m_slots;  ///< items, then their ranks
};

}  // namespace

bool rankInGroups(const std::uint32_t* items, std::int64_t count,
                  std::pair<std::uint32_t, std::uint32_t> range, RankedPlace ahead,
                  RankedPlace* places) {
    GroupedRun run(items, count, range);
    if (!run.deal()) return false;
    run.writePlaces(ahead, places);
    return true;
}

#else

// Compilers without such vectors: the caller sorts.
bool rankInGroups(const std::uint32_t*, std::int64_t, std::pair<std::uint32_t, std::uint32_t>,
                  RankedPlace, RankedPlace*) {
    return false;
}

#endif

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/live/live_readings.h"
#include "losslib/kernels/pass_memory.h"
#include "losslib/loss/reading.h"
#include "losslib/prediction/workspace.h"
#include "losslib/scene/scene.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace lossglass {

/// What an evaluation leaves for the next one: the preparation, the sums of each tile, and the
/// gradients of readings that nobody looks at any more. After a stroke only the tiles that it
/// touched are visited where a loss allows it. Readings are bit for bit those of evaluateAll().
class LiveMemory {
public:
    /// Requests of the two are kept apart: they may ask for the same loss.
    enum class Layer { Readings, Details };

    /// Brings the preparation up to date for a scene that is not empty. The workspace stays until
    /// the next call.
    const Workspace<float>& prepare(const Scene& scene);

    /// On the scene that was prepared last; each loss once in a layer. Where a StopScope ends it,
    /// the next evaluation of that loss is a full one.
    Reading<float> evaluate(const Request& request, Layer layer = Layer::Readings);

    /// Takes note of the readings that came of it, in the order of evaluation. Their planes are
    /// used again when nobody else holds them.
    void keep(const std::shared_ptr<LiveReadings>& readings, Layer layer = Layer::Readings);
    /// The same where the evaluation was ended before its last request; nobody else gets them.
    void keepUnfinished(const std::shared_ptr<LiveReadings>& readings,
                        Layer layer = Layer::Readings);

    void clear();

    /// How many evaluations visited the changed tiles alone so far.
    int partialEvaluations() const { return m_partial; }
    /// How many visited no pixel: neither the scene nor the settings had changed.
    int reusedReadings() const { return m_reused; }

private:
    using Tiles = std::vector<std::int64_t>;  ///< in order

    /// Planes of an earlier reading of a loss.
    struct Buffer {
        LiveReadings* owner = nullptr;  ///< one of those kept
        std::size_t index = 0;          ///< of the reading
        Tiles stale;                    ///< where they differ from the loss's last evaluation
        bool isAlike = true;            ///< false: they differ everywhere
    };

    /// What is known of one loss.
    struct Slot {
        ParameterValues values;
        Wanted wanted;
        PassMemory passes;
        Tiles changed;  ///< since its last evaluation
        std::vector<Buffer> buffers;
        bool isKnown = false;  ///< `passes` belongs to `values` and `wanted`
        Reading<float> last;   ///< where no planes are wanted: the last reading
        std::uint64_t lastUse = 0;

        /// What it knows of the settings before; the planes may be used again.
        void forget();
    };

    struct Store {
        std::map<const Loss*, Slot> byLoss;
        std::vector<std::shared_ptr<LiveReadings>> kept;  ///< oldest first
    };

    Store& storeOf(Layer layer) { return m_stores[layer == Layer::Readings ? 0 : 1]; }
    Slot& slotOf(Store& store, const Request& request) const;
    static bool isFree(const Store& store, const LiveReadings* owner);
    static void takePlanes(const Store& store, Slot& slot);
    static bool isOwner(const Store& store, const LiveReadings* owner);
    static void forgetOwner(Store& store, const LiveReadings* owner);
    Reading<float> evaluateAnew(Slot& slot, const Request& request);

    std::optional<Workspace<float>> m_work;
    std::array<Store, 2> m_stores;
    std::uint64_t m_run = 0;  ///< counts calls of prepare()
    int m_partial = 0;
    int m_reused = 0;
};

}  // namespace lossglass

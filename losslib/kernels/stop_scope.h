// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace lossglass {

/// Thrown out of a loop over tiles or jobs that was told to stop. What was under way is void.
struct EvaluationStopped {};

/// As long as it lives, the loops that this thread starts (kernels/tiles.h), and loops within
/// them, ask the flag before each tile or job and throw EvaluationStopped once it is set. Scopes
/// nest; the flag must outlive the scope.
class StopScope {
public:
    explicit StopScope(const std::atomic<bool>& stop) : StopScope(&stop) {}
    /// Null: nothing stops the loops.
    explicit StopScope(const std::atomic<bool>* stop);
    ~StopScope();
    StopScope(const StopScope&) = delete;
    StopScope& operator=(const StopScope&) = delete;

    /// The flag of this thread; null where there is none.
    static const std::atomic<bool>* current();

private:
    const std::atomic<bool>* m_outer;
};

/// Throws EvaluationStopped where the flag of this thread is set: for loops that run elsewhere.
void throwIfStopped();

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace lossglass {

/// The vector instructions that the loops of the kernels run with. The larger sets are levels 3
/// and 4 of the x86-64 psABI; the baseline is whatever the compiler was told to make (SSE2 on
/// x86-64).
enum class InstructionSet { Baseline, Avx2, Avx512 };

/// The largest set of this processor for which loops were made.
InstructionSet instructionSet();

/// "SSE2", "AVX2", "AVX-512"; "portable" for the baseline of other processors.
std::string instructionSetName(InstructionSet set);

}  // namespace lossglass

// SPDX-License-Identifier: GPL-3.0-or-later
#include "losslib/kernels/instruction_set.h"

#include "losslib/kernels/vectorised.h"

namespace lossglass {

namespace {

InstructionSet largest() {
#ifdef LOSSGLASS_VECTORISED
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
        __builtin_cpu_supports("avx512vl"))
        return InstructionSet::Avx512;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
        __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2"))
        return InstructionSet::Avx2;
#endif
    return InstructionSet::Baseline;
}

}  // namespace

InstructionSet instructionSet() {
    static const InstructionSet set = largest();
    return set;
}

std::string instructionSetName(InstructionSet set) {
    switch (set) {
        case InstructionSet::Avx512:
            return "AVX-512";
        case InstructionSet::Avx2:
            return "AVX2";
        case InstructionSet::Baseline:
            break;
    }
#ifdef __SSE2__
    return "SSE2";
#else
    return "portable";
#endif
}

}  // namespace lossglass

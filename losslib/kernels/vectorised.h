// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/kernels/instruction_set.h"

/// The one macro of the kernels: defined where the compiler can make functions for more than one
/// instruction set. Elsewhere, loops are made for the baseline only.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define LOSSGLASS_VECTORISED
#endif

namespace lossglass {

namespace detail {

#ifdef LOSSGLASS_VECTORISED
// "flatten" draws all that the body calls into the function, where the compiler vectorises it anew
// for the wider set. (Only loops that are inlined gain: a call stays as it was compiled.)
template <class Body>
__attribute__((target("arch=x86-64-v4,prefer-vector-width=512"), flatten, noinline)) void runAvx512(
    const Body& body) {
    body();
}

template <class Body>
__attribute__((target("arch=x86-64-v3"), flatten, noinline)) void runAvx2(const Body& body) {
    body();
}
#endif

}  // namespace detail

/// Runs the loops of `body` with the vector instructions of `set`, by default the best that the
/// processor has. One binary holds all of them. To be called once per tile.
///
/// What vectorises: plain loops over arrays given by value to an inline function; no branches
/// that stay branches; sums (`#pragma omp simd reduction`) over numbers of the planes' type, not
/// over labels in bytes, whose vectors would be too narrow.
template <class Body>
void vectorised(const Body& body, InstructionSet set = instructionSet()) {
#ifdef LOSSGLASS_VECTORISED
    if (set == InstructionSet::Avx512) return detail::runAvx512(body);
    if (set == InstructionSet::Avx2) return detail::runAvx2(body);
#endif
    static_cast<void>(set);
    body();
}

}  // namespace lossglass

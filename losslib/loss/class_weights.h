// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "losslib/loss/parameter_values.h"
#include "losslib/prediction/class_sums.h"

#include <string>
#include <vector>

namespace lossglass {

/// The words that a "class weights" parameter takes, with N valid pixels, N_c of class c and K
/// labels. An absent class gets weight 0 under the rules that would divide by its count.
///   none               1
///   article            (N - N_c) / N
///   inverse_frequency  N / (K N_c)
///   median_frequency   median of the frequencies of the classes present / f_c
///                      (Eigen and Fergus, ICCV 2015)
///   effective_number   (1 - b) / (1 - b^N_c) with b = 0.999, scaled to sum K
///                      (Cui et al., CVPR 2019)
///   enet               1 / ln(1.02 + N_c / N)  (Paszke et al. 2016, arXiv 1606.02147)
std::vector<ParameterWord> classWeightRules();

/// The weights by one of the rules, K entries; ones for an unknown word.
std::vector<double> weightsByRule(const std::string& rule, const LabelCounts& counts);

/// The weights that a parameter's value means: the list itself, a single number for all, or the
/// rule's result. K entries.
std::vector<double> resolveWeights(const ParameterValues& values, const std::string& id,
                                   const LabelCounts& counts);

/// "class weights 0.358, 0.642 by w = (N − N_c) / N", for the notes of a reading; empty where the
/// weights were given by hand or not at all.
std::string weightsNote(const ParameterValues& values, const std::string& id,
                        const LabelCounts& counts);

}  // namespace lossglass

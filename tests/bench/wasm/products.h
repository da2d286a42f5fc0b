#pragma once

#include <string>

#include "core/tensor/matrix.h"

/// One product of training, timed. `by`: "ours", "compressed" (ours, the left factor given as compressed rows or columns, four fifths of it
/// zero, counted as if it were dense), "eigen".
/// `kind`: "forward" x · W, m × k by k × n; "weight gradient" xᵀ · δ, x being k × m and δ k × n; "input gradient" δ · Wᵀ, W being n × k.
/// All of them m × k by k × n in the end. Returns 10⁹ operations a second.
double MeasureProduct(const std::string& by, const std::string& kind, nn::Index m, nn::Index k, nn::Index n, double milliseconds);

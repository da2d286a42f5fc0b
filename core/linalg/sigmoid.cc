#include "core/linalg/sigmoid.h"

#include "core/linalg/exponential.h"

namespace nn {

template <class S>
void SigmoidOfEach(Index count, const S* values, S* results) {
  ForEachVector<S>(count, [&](auto v, Index k) {
    using V = decltype(v);
    V::Store(results + k, Sigmoid<V>(V::Load(values + k)));
  });
}

template void SigmoidOfEach(Index, const float*, float*);
template void SigmoidOfEach(Index, const double*, double*);

}  // namespace nn

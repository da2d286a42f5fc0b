#pragma once

#include <cstdint>

namespace nn {

/// Limits how long a call may work before it returns. It is asked after every loss evaluation. The
/// core has no clock, so the caller provides one; it determines only where the work is interrupted,
/// not what is computed.
class Budget {
 public:
  virtual ~Budget() = default;
  virtual bool Exhausted() = 0;
  /// Says that the next loss evaluation may cost far more than those before it, as in another
  /// layer.
  virtual void CostChanges() {}
};

/// Stops after a number of loss evaluations.
class EvaluationBudget : public Budget {
 public:
  explicit EvaluationBudget(std::int64_t evaluations) : left_(evaluations) {}
  bool Exhausted() override { return --left_ <= 0; }

 private:
  std::int64_t left_;
};

/// Never stops: the work is done in one go.
class UnlimitedBudget : public Budget {
 public:
  bool Exhausted() override { return false; }
};

}  // namespace nn

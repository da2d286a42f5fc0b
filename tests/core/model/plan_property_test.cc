// What holds of every network, on random ones.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "core/layers/dropout.h"
#include "core/model/named_tensors.h"
#include "core/model/shape_inference.h"
#include "tests/core/model/reference_network.h"
#include "tests/core/numerical_gradient.h"
#include "tests/core/random_network.h"

namespace nn {
namespace {

constexpr PassContext kInference{.mode = PassMode::kInference};

/// The largest of the errors a property was found to have, for the record.
class LargestError {
 public:
  void Add(double error) { largest_ = std::max(largest_, error); }
  void Print(const char* what) const {
    std::printf("%s: %llu random networks, largest error %.2g\n", what,
                static_cast<unsigned long long>(PropertyNetworks()), largest_);
  }

 private:
  double largest_ = 0;
};

TEST(NetworkProperty, ForwardGivesWhatTheFormulasSay) {
  LargestError largest;
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed);
    const RandomNetwork network = grammar.Draw();
    NetworkOnBatch<double> net = RandomNetworkOnBatch(network, grammar);
    net.plan.Forward(net.parameters, net.batch, kInference, net.workspace);
    const ConstMatrixView<double> outputs = net.Outputs();
    const ConstMatrixView<double> images = net.batch.Dense();
    for (Index example = 0; example < outputs.rows(); ++example) {
      const ReferenceNetwork reference(net.plan.spec(), net.parameters,
                                       {images.row(example).data(), 784});
      ASSERT_EQ(reference.parameters_used(), net.parameters.size()) << network.layers;
      for (Index k = 0; k < 10; ++k) {
        const double expected = reference.outputs()[static_cast<std::size_t>(k)];
        const double error =
            std::abs(outputs(example, k) - expected) / std::max(1.0, std::abs(expected));
        ASSERT_LE(error, 1e-12) << network.layers << ", seed " << seed;
        largest.Add(error);
      }
    }
  }
  largest.Print("forward");
}

std::vector<double> RandomDirection(RandomNetworkGrammar& grammar, std::size_t size) {
  RandomStream stream(static_cast<std::uint64_t>(grammar.Choose(1'000'000)), Purpose::kTest, 2);
  std::vector<double> direction(size);
  for (double& coordinate : direction) coordinate = stream.Normal();
  const double length = Norm(direction);
  for (double& coordinate : direction) coordinate /= length;
  return direction;
}

/// The slope of the loss along a direction by a central difference.
double SlopeByDifference(NetworkOnBatch<double>& net, std::span<const double> direction,
                         double step) {
  const FlatVector<double> kept = net.parameters;
  const auto loss_at = [&](double distance) {
    for (std::size_t k = 0; k < kept.size(); ++k)
      net.parameters[k] = kept[k] + distance * direction[k];
    return net.Loss();
  };
  const double slope = (loss_at(step) - loss_at(-step)) / (2 * step);
  net.parameters = kept;
  return slope;
}

/// |∇C · v − difference| of the step whose nudge crosses no kink: one as near as 10⁻⁵ may be in the
/// way, not one as near as 10⁻⁷.
double DifferenceError(NetworkOnBatch<double>& net, std::span<const double> direction,
                       double slope) {
  double least = std::numeric_limits<double>::infinity();
  for (const double step : {1e-5, 1e-6, 1e-7})
    least = std::min(least, std::abs(SlopeByDifference(net, direction, step) - slope));
  return least;
}

TEST(NetworkProperty, BackwardIsTheSlopeThatDifferencesFind) {
  LargestError largest;
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed, {.kinks = seed % 2 == 0});
    const RandomNetwork network = grammar.Draw();
    NetworkOnBatch<double> net = RandomNetworkOnBatch(network, grammar);
    const FlatVector<double> gradient = net.Backward();
    for (int turn = 0; turn < 2; ++turn) {
      const std::vector<double> direction = RandomDirection(grammar, gradient.size());
      const double error =
          DifferenceError(net, direction, Dot(gradient, direction)) / std::max(1.0, Norm(gradient));
      ASSERT_LE(error, 1e-7) << network.layers << ", seed " << seed;
      largest.Add(error);
    }
  }
  largest.Print("backward against differences");
}

// With the gradient g of the outputs, J the outputs' derivative and v a direction: g · (J v),
// forward mode, is (Jᵀ g) · v, reverse mode.
TEST(NetworkProperty, TangentAndBackwardAreEachOthersTranspose) {
  LargestError largest;
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed);
    const RandomNetwork network = grammar.Draw();
    NetworkOnBatch<double> net = RandomNetworkOnBatch(network, grammar);
    const FlatVector<double> gradient = net.Backward();
    const std::vector<double> direction = RandomDirection(grammar, gradient.size());
    Matrix<double> of_outputs(net.batch.size(), 10);
    net.plan.loss().Gradient(net.Outputs(), net.batch.labels(),
                             {of_outputs.data(), net.batch.size(), 10});
    const ConstMatrixView<double> tangent =
        net.plan.ForwardTangent(net.parameters, net.batch, {}, net.workspace, direction);
    const double forward = of_outputs.cwiseProduct(tangent).sum();
    const double error =
        std::abs(forward - Dot(gradient, direction)) / std::max(1.0, Norm(gradient));
    ASSERT_LE(error, 1e-13) << network.layers << ", seed " << seed;
    largest.Add(error);
  }
  largest.Print("tangent against backward");
}

TEST(NetworkProperty, TangentIsTheSlopeOfEveryOutput) {
  LargestError largest;
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed, {.kinks = false});
    const RandomNetwork network = grammar.Draw();
    NetworkOnBatch<double> net = RandomNetworkOnBatch(network, grammar);
    const std::vector<double> direction = RandomDirection(grammar, net.parameters.size());
    const FlatVector<double> kept = net.parameters;
    const auto outputs_at = [&](double distance) -> Matrix<double> {
      for (std::size_t k = 0; k < kept.size(); ++k)
        net.parameters[k] = kept[k] + distance * direction[k];
      net.Forward();
      return net.Outputs();
    };
    constexpr double kStep = 1e-5;
    const Matrix<double> slopes = (outputs_at(kStep) - outputs_at(-kStep)) / (2 * kStep);
    outputs_at(0);
    const Matrix<double> tangent =
        net.plan.ForwardTangent(net.parameters, net.batch, {}, net.workspace, direction);
    const double error =
        (tangent - slopes).cwiseAbs().maxCoeff() / std::max(1.0, slopes.cwiseAbs().maxCoeff());
    ASSERT_LE(error, 1e-7) << network.layers << ", seed " << seed;
    largest.Add(error);
  }
  largest.Print("tangent against differences");
}

TEST(NetworkProperty, ShapesAreInferredAsTheyAreCompiled) {
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed, {.parameters = 100'000});
    const RandomNetwork network = grammar.Draw();
    const ModelSpec spec = Network(network.layers, network.loss);
    const ShapeInference survey = InferShapes(spec);
    ASSERT_FALSE(survey.problem) << network.layers << ": " << survey.problem->error.message;
    const Result<Plan<float>> plan = Plan<float>::Compile(spec);
    ASSERT_TRUE(plan) << network.layers;
    ASSERT_EQ(survey.layers.size(), network.shapes.size());
    std::int64_t parameters = 0;
    std::int64_t multiply_adds = 0;
    for (std::size_t k = 0; k < survey.layers.size(); ++k) {
      ASSERT_EQ(survey.layers[k].output, network.shapes[k])
          << network.layers << ", layer " << k + 1;
      ASSERT_EQ(plan->layer(static_cast<Index>(k)).output_shape(), network.shapes[k])
          << network.layers << ", layer " << k + 1;
      parameters += survey.layers[k].parameters;
      multiply_adds += survey.layers[k].multiply_adds;
    }
    ASSERT_EQ(parameters, plan->parameter_count()) << network.layers;
    ASSERT_EQ(multiply_adds, plan->multiply_adds()) << network.layers;
  }
}

TEST(NetworkProperty, TextIsReadAsItWasWritten) {
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed);
    const RandomNetwork network = grammar.Draw();
    ModelSpec spec = Network(network.layers, network.loss);
    ASSERT_EQ(LayersToString(spec), network.layers);
    RandomStream stream(seed, Purpose::kTest, 3);
    for (LayerSpec& layer : spec.layers) {
      if (layer.kind == &kDropoutLayer) layer.settings[0] = stream.Uniform(0, 0.95);
    }
    const Result<std::vector<LayerSpec>> back = ParseLayers(LayersToString(spec));
    ASSERT_TRUE(back);
    ASSERT_EQ(*back, spec.layers) << LayersToString(spec);
  }
}

TEST(NetworkProperty, ParametersComeBackFromNamedTensors) {
  for (std::uint64_t seed = 0; seed < PropertyNetworks(); ++seed) {
    RandomNetworkGrammar grammar(seed);
    const RandomNetwork network = grammar.Draw();
    const NetworkOnBatch<double> net = RandomNetworkOnBatch(network, grammar);
    const FlatVector<double> tensors = ToTensors<double>(net.plan, net.parameters);
    Index values = 0;
    for (const TensorShape& tensor : TensorsOf(net.plan)) values += tensor.size();
    ASSERT_EQ(values, net.plan.parameter_count()) << network.layers;
    const Result<FlatVector<double>> back = FromTensors<double>(net.plan, tensors);
    ASSERT_TRUE(back) << network.layers;
    ASSERT_EQ(*back, net.parameters) << network.layers;
  }
}

}  // namespace
}  // namespace nn

// How long Eigen takes for the product of 60,000 x 784 and 784 x 128 floats: one layer of one
// epoch, forward. Built twice, without and with optimisation, it shows why a C++ program can be
// slower than NumPy:
//   c++ -std=c++17 -I/usr/include/eigen3 -O0 docs/experiments/eigen_product.cc -o slow && ./slow
//   600 c++ -std=c++17 -I/usr/include/eigen3 -O3 -DNDEBUG -march=native
//   docs/experiments/eigen_product.cc -o fast && ./fast
// The argument is how many rows are multiplied; the time is scaled to 60,000.
#include <Eigen/Core>
#include <chrono>
#include <cstdio>
#include <cstdlib>

int main(int arguments, char** argument) {
  const int rows = arguments > 1 ? std::atoi(argument[1]) : 60000;
  const Eigen::MatrixXf images = Eigen::MatrixXf::Random(rows, 784);
  const Eigen::MatrixXf weights = Eigen::MatrixXf::Random(784, 128);
  const auto begin = std::chrono::steady_clock::now();
  const Eigen::MatrixXf product = images * weights;
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  std::printf("%.3g s for 60,000 rows (%d measured, sum %g)\n", seconds.count() * 60000 / rows,
              rows, product.sum());
}

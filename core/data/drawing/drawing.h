#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "core/data/image.h"

namespace nn {

/// Frames a drawing the way MNIST's images were made (LeCun, Cortes and Burges, “The MNIST database
/// of handwritten digits”): the ink's bounding box is scaled, keeping its proportions and averaging
/// over areas, until its longest side is 20 pixels; then it is moved by whole pixels until its
/// centre of mass lies at the centre of the 28×28 field. Measured on MNIST itself, that centre is
/// pixel (14, 14): the mean column and row, weighted by ink and counted from 0, fall in [13.5,
/// 14.5). If that move would push part of a lopsided drawing out of the field, the drawing is moved
/// less.
///
/// `ink` holds width × height values, row by row, 0 = paper, 255 = full ink. Values below
/// `kFaintInk` are paper. Returns nothing for an empty drawing.
std::optional<Image> FrameDrawing(std::span<const uint8_t> ink, int width, int height);

inline constexpr uint8_t kFaintInk = 8;
inline constexpr int kFrameSide = 20;

}  // namespace nn

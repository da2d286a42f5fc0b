#include "core/data/csv/csv_writer.h"

#include <cstring>

#include "core/error/error.h"

namespace nn {
namespace {

/// A number from 0 to 255 and the comma after it.
struct Field {
  std::array<uint8_t, 4> text;
  uint8_t length;
};

constexpr std::array<Field, 256> WriteFields() {
  std::array<Field, 256> fields{};
  for (unsigned value = 0; value < 256; ++value) {
    Field& field = fields[value];
    for (unsigned unit : {100u, 10u, 1u}) {
      if (value >= unit || unit == 1)
        field.text[field.length++] = static_cast<uint8_t>('0' + value / unit % 10);
    }
    field.text[field.length++] = ',';
  }
  return fields;
}

constexpr std::array<Field, 256> kFields = WriteFields();

/// Writes four bytes whatever the field's length is, and returns where the next field goes.
uint8_t* WriteField(uint8_t* text, unsigned value) {
  const Field& field = kFields[value];
  std::memcpy(text, field.text.data(), field.text.size());
  return text + field.length;
}

std::string KaggleHeaderLine() {
  std::string line = "label";
  for (int row = 1; row <= kImageSide; ++row) {
    for (int column = 1; column <= kImageSide; ++column) line += Join(",", row, "x", column);
  }
  return line + "\n";
}

}  // namespace

CsvWriter::CsvWriter(std::shared_ptr<const Dataset> dataset)
    : FileWriter(std::move(dataset)), header_(KaggleHeaderLine()) {}

std::span<const uint8_t> CsvWriter::Header() {
  return {reinterpret_cast<const uint8_t*>(header_.data()), header_.size()};
}

std::span<const uint8_t> CsvWriter::Row(size_t row) {
  uint8_t* end = WriteField(line_.data(), static_cast<unsigned>(dataset().label(row)));
  for (const uint8_t pixel : dataset().pixels(row)) end = WriteField(end, pixel);
  end[-1] = '\n';
  return {line_.data(), end};
}

}  // namespace nn

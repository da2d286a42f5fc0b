#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nn {

/// Writes a Protocol Buffers message, https://protobuf.dev/programming-guides/encoding: fields one
/// after the other, each with its number and wire type.
class ProtobufMessage {
 public:
  ProtobufMessage& Number(int field, std::uint64_t value) {
    Varint(static_cast<std::uint64_t>(field) << 3);
    Varint(value);
    return *this;
  }
  /// Text, or the bytes of a message inside this one.
  ProtobufMessage& Bytes(int field, std::string_view bytes) {
    Varint(static_cast<std::uint64_t>(field) << 3 | 2);
    Varint(bytes.size());
    bytes_ += bytes;
    return *this;
  }
  ProtobufMessage& Message(int field, const ProtobufMessage& message) {
    return Bytes(field, message.bytes_);
  }
  /// Adds the fields of another message after those of this one.
  ProtobufMessage& Append(const ProtobufMessage& fields) {
    bytes_ += fields.bytes_;
    return *this;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  /// Writes seven bits per byte, the lowest first.
  void Varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }

  std::string bytes_;
};

}  // namespace nn

// A selection of bytes as source code: what can be pasted into a program, and back into this one.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "bytes/order.h"

namespace lockstep::bytes {

enum class CopyForm : uint8_t {
  hex,
  c_array,
  python_bytes,
  rust,
  go,
  javascript,
  json,
  base64,
  struct_pack,
  hexdump,
  xxd
};

std::span<const CopyForm> copy_forms();
std::string_view name_of(CopyForm);

// `order` matters to struct_pack only: the numbers of the call are as wide as fit and in that order.
std::string copied(std::span<const uint8_t>, CopyForm, Order order = little);

// b'...' as Python's repr writes it.
std::string python_bytes_text(std::span<const uint8_t>);

}  // namespace lockstep::bytes

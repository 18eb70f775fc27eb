// A number's bits, one by one: which are sign, exponent and fraction, and what becomes of the number when one changes.
//
//   f32 12.5      0 10000010 10010000000000000000000       (−1)^0 × 1.5625 × 2^3
//                 │ exponent fraction
//                 sign
//
// Bits are counted from the lightest. Where a bit is in memory has two answers that have nothing to do with each other:
// the byte order says which byte it is in, and within the byte it is always the same one, whatever it is called (bit 0
// may be the name of the lightest or, in IETF drawings, of the heaviest).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "bytes/number.h"

namespace lockstep::ui::model {

enum class BitRole : uint8_t { plain, sign, exponent, fraction };

// `bit` from 0, the lightest, to width · 8 − 1.
BitRole role_of_bit(bytes::NumberType, size_t bit);
bool bit_at(bytes::U128, size_t bit);
bytes::U128 with_bit(bytes::U128, size_t bit, bool is_one);
// One more or one less in the part that the bit belongs to, which stops at its ends: an exponent never runs into the
// sign.
bytes::U128 with_part_stepped(bytes::U128, bytes::NumberType, size_t bit, bool up);

// What the parts say: "sign 0 · exponent 130 − 127 = 3 · fraction 0x480000", "" for integers without sign.
std::string parts_text(bytes::U128, bytes::NumberType);
// "(−1)^0 × 1.5625 × 2^3", "infinity", "a quiet NaN"; "" for integers.
std::string formula_text(bytes::U128, bytes::NumberType);

}  // namespace lockstep::ui::model

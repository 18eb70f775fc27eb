// The small arithmetic of layouts: "data_size/2", "(namesize+1)/2*2", "20+ihl_words*4".
//
// Unsigned whole numbers, names of fields, + - * / and parentheses. A name is looked up by whoever evaluates. What
// cannot be (an unknown name, a result below zero, a division by zero, 2^63 or more) is an error, never a wrong number.
#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lockstep::bytes {

using FieldLookup = std::function<std::optional<uint64_t>(std::string_view name)>;

// Error: a sentence without a full stop.
std::expected<uint64_t, std::string> evaluate(std::string_view expression, const FieldLookup&);

}  // namespace lockstep::bytes

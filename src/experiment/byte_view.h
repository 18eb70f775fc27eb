// What the byte panel opens with: the `bytes:` group of an experiment.
//
//   bytes:
//     tab: hex                    value (one number in both orders) | hex | machines | swaps
//     value: 3735928559           the number; the first two tabs need it and its type unless there are bytes
//     type: u32
//     data: de ad be ef           the document's bytes, in hex
//     sample: tiff_ii.tif         or one of the sample files
//     layout: tiff                the format whose fields are shown
//     pane: fields                beside the hex view: inspector | fields | bits
//     number: f32                 the type whose bits are shown
//     order: big                  little | big
//     flipped: yes                whether the fields are read in the wrong order too: yes | no
//     cursor: 4                   offset of a byte
//     select: 4 to 8              offsets; the second one no longer belongs to it
//     machines:                   who writes, who reads, what and how
//       from: x86_64-linux-gnu    targets of bytes/abis.def
//       to: s390x-linux-gnu
//       value: 1
//       type: i                   a letter of struct, or several
//       via: wire                 wire | disk
//       boundary: none            none | htonl | struct
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "experiment/front_matter.h"

namespace lockstep::experiment {

struct ByteSetting {
  std::string key, value;  // keys of `machines` as "machines.from"

  friend bool operator==(const ByteSetting&, const ByteSetting&) = default;
};
using ByteView = std::vector<ByteSetting>;  // in the order above

// "" = not given.
std::string_view value_of(const ByteView&, std::string_view key);

// Nothing: `into` is what the group says. Names of layouts, samples, types and machines are the byte panel's to know.
std::optional<TextError> read_byte_view(const Entry& group, ByteView& into);

}  // namespace lockstep::experiment

// From machine to machine: a value in the memory of one, on the wire or the disk, in the memory of another.
//
// Three rows of bytes with an arrow for every byte's way between them; what was sent and what arrives stand beside.
// Machines are the ABIs of bytes/abis.def; which ones, which value and what is done at the boundary, the shell's form
// says.
#pragma once

#include <expected>
#include <string>

#include "bytes/carry.h"
#include "ui/model/bytes/byte_session.h"

namespace lockstep::ui::model {

class MachinePane {
 public:
  explicit MachinePane(const ByteSession& session) : session_(session) {}

  void draw(Sheet&, Rect box);
  void scroll_by(float pixels) { scroll_ += pixels; }
  std::expected<bytes::Carried, std::string> carried() const;
  // What came of it, in one sentence.
  std::string verdict() const;

 private:
  float draw_way(Sheet&, Rect box, const bytes::Carried&);  // its lower edge

  const ByteSession& session_;
  float scroll_ = 0;
};

}  // namespace lockstep::ui::model

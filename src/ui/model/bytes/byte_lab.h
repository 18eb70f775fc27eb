// Every byte in every order: the byte lab, put together from its parts.
//
//   ┌─────────────────────────────┐ ┌ Inspector  Fields  Bits ────┐     tab hex. On a narrow canvas the right half
//   │ hex view                    │ │ the chosen pane             │     stands below
//   │ status                      │ │                             │
//   └─────────────────────────────┘ └─────────────────────────────┘
//
// The other tabs are one value in both orders (byte_panel.h) and the way from machine to machine. Everything that can
// be pressed is a target of the sheet, so the keyboard reaches it: Tab goes from group to group and back to the page
// behind the last, arrows go within a group, Enter presses, typing on a reading replaces it. Ctrl+Z and Ctrl+Y undo and
// redo, Ctrl+F and Ctrl+G ask for the fields of the page that find and go to, n and N find on, Ctrl+A selects, Ctrl+C
// copies.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "bytes/copy_as.h"
#include "ui/model/bytes/bits_pane.h"
#include "ui/model/bytes/byte_panel.h"
#include "ui/model/bytes/byte_search.h"
#include "ui/model/bytes/byte_session.h"
#include "ui/model/bytes/field_pane.h"
#include "ui/model/bytes/hex_pane.h"
#include "ui/model/bytes/inspector_pane.h"
#include "ui/model/bytes/machine_pane.h"
#include "ui/model/panel.h"

namespace lockstep::ui::model {

// What is to be painted: the sheet over the hex view, or the value alone.
struct LabDrawing {
  ByteTab tab = ByteTab::value;
  const ByteDrawing* value = nullptr;
  const HexDrawing* hex = nullptr;
  Sheet sheet;
};

class ByteLab : public Panel {
 public:
  explicit ByteLab(Intents& intents) : intents_(intents), session_(intents), value_(intents) {}

  // From the shell.
  void show(const ByteChoice&);
  void open(std::vector<uint8_t>);
  void resize(Size) override;

  struct Pasted {
    std::string form;
    size_t size = 0;
  };
  // Over the bytes from the selection or the cursor on, or into the line that is being typed.
  std::expected<Pasted, std::string> paste(std::string_view text);
  void write(std::span<const uint8_t>);  // the same for bytes that the shell has made
  // The selection, or everything.
  std::string copied(bytes::CopyForm) const;
  std::expected<Found, std::string> find(std::string_view text, SearchKind, bool backwards);
  std::expected<size_t, std::string> go_to(std::string_view place);
  // "undo", "redo", "select_all", "delete", "insert", "find_next", "find_previous". False: nothing to do, or no such
  // command.
  bool command(std::string_view name);

  void pointer_moved(Point) override;
  void pointer_left() override;
  void pointer_pressed(const Press&) override;
  void pointer_released(Point, int clicks) override;
  void wheel(const Wheel&) override;
  void pinch(const Pinch&) override;
  bool key(const KeyPress&) override;
  bool points_at_something() const override;

  const LabDrawing& draw();

  const ByteChoice& choice() const { return session_.choice(); }
  const ByteSession& session() const { return session_; }
  const BytePanel& value() const { return value_; }
  const HexPane& hex() const { return hex_; }
  const InspectorPane& inspector() const { return inspector_; }
  const FieldPane& fields() const { return fields_; }
  const BitsPane& bits() const { return bits_; }
  const MachinePane& machines() const { return machines_; }
  const LabDrawing& drawing() const { return drawing_; }  // the latest
  const std::string& last_found() const { return last_found_; }

 private:
  struct Boxes {
    Rect hex, legend, status, tabs, pane;
  };
  Boxes boxes() const;
  bool shows(ByteTab tab) const { return session_.choice().tab == tab; }
  bool shows(PaneKind pane) const { return shows(ByteTab::hex) && session_.choice().pane == pane; }

  void draw_legend(Rect);
  void draw_status(Rect);
  void draw_pane_tabs(Rect);
  void draw_focus();

  bool key_of_entry(const KeyPress&);
  bool key_with_control(const KeyPress&);
  bool key_of_bytes(const KeyPress&);
  bool key_of_target(const KeyPress&);
  bool step_group(bool forward);
  void focus_on(std::string name);
  void scroll_pane(float pixels);
  void finish_entry();
  void search(bool backwards);

  Intents& intents_;
  ByteSession session_;
  BytePanel value_;
  HexPane hex_{session_};
  InspectorPane inspector_{session_};
  FieldPane fields_{session_};
  BitsPane bits_{session_};
  MachinePane machines_{session_};
  Size size_{1, 1};
  LabDrawing drawing_;

  std::string find_text_;
  SearchKind find_kind_ = SearchKind::any;
  std::string last_found_;

  bool is_pressed_ = false, is_dragging_ = false;
  Point pressed_at_, dragged_to_;
  ByteChoice before_press_;
};

}  // namespace lockstep::ui::model

// The table of what threads can do to a shared object (operations.txt), as programs in which two threads do it at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lockstep::engine::explore::judge {

// One way to do one thing to `x`. In every text, $ is the thread's number and R the variable of the result.
struct Operation {
  std::string name;                 // of the row: "append"; of a statement, the statement
  std::vector<std::string> before;  // lines before threads are
  std::string statement;
  bool changes = false;   // what another thread may see
  bool is_plain = false;  // the row itself: a call by its name, a read, a statement
};

struct SharedType {
  struct Row {
    std::string name;
    std::vector<std::string> arguments;
    bool is_call = false, is_statement = false, is_inherited = false;
  };
  std::string name;
  std::vector<std::string> before;
  std::string make, show = "x";
  std::vector<std::string> changes, never;
  std::vector<Row> rows;
  bool is_unlisted = false;

  // Every row in every form that it has: by name, through its type, kept in a variable, through partial, map, getattr,
  // operator, by its syntax.
  std::vector<Operation> operations() const;
  // A program that prints dir(x).
  std::string listing() const;
};

// Problem: not empty when a line of the table cannot be understood.
std::vector<SharedType> read_operations(const std::string& path, std::string& problem);

// A text of the table as thread number `thread` says it, with its result in the variable `result`.
std::string said_by(const std::string& text, char thread, std::string_view result);
bool mentions_result(const std::string& text);

// Python: show(v) is what can be printed of anything, without addresses and orders that mean nothing, of an iterator
// what it has left; shown(f) is that of f(), or the exception.
extern const std::string_view showing;

// The main thread does `second` while another one does `first`; then what both saw is printed, and what is left.
std::string program_of(const SharedType&, const Operation& first, const Operation& second);

}  // namespace lockstep::engine::explore::judge

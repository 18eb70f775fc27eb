// What operations of built-in types do to shared data is known to an exploration, by whatever way they are reached:
// by syntax, by name, through partial and map, through views and iterators. Costs a few seconds.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "engine/explore/judged_programs.h"
#include "places.h"

namespace lockstep::engine::explore {
namespace {

Findings explored(const std::string& source) { return judge::explored(source, Question()); }

using Texts = std::set<std::string>;

Texts printed(const Findings& f) {
  Texts all;
  for (const OneOutcome& o : f.outcomes) all.insert(o.stdout_text);
  return all;
}

// ---- programs that were once proved wrongly

struct Program {
  const char* file;
  Texts outcomes;
};

class OnceProvedWrongly : public testing::TestWithParam<Program> {};

TEST_P(OnceProvedWrongly, HasExactlyTheOutcomesThatItSays) {
  std::ifstream file(tests_folder() + "/engine/explore/programs/" + GetParam().file);
  std::stringstream source;
  source << file.rdbuf();
  ASSERT_FALSE(source.str().empty());
  const Findings f = explored(source.str());
  EXPECT_EQ(f.refusal, "");
  EXPECT_TRUE(f.has_all_outcomes && f.has_all_executions);
  EXPECT_EQ(printed(f), GetParam().outcomes);
}

INSTANTIATE_TEST_SUITE_P(, OnceProvedWrongly,
                         testing::Values(Program{"01-set-check-then-add.py", {"[1]\n", "[2]\n", "[1, 2]\n"}},
                                         Program{"02-dict-setitem-by-name.py", {"{'k': 1}\n", "{'k': 2}\n"}},
                                         Program{"03-list-setitem-by-name.py", {"[1]\n", "[2]\n", "[3]\n"}},
                                         Program{"04-list-iadd-by-name.py", {"[1, 2]\n", "[2, 1]\n"}},
                                         Program{"05-dict-ior-by-name.py", {"{'k': 1}\n", "{'k': 2}\n"}},
                                         Program{"06-object-setattr.py", {"1\n", "2\n"}},
                                         Program{"07-memoryview-store.py", {"[1]\n", "[2]\n"}},
                                         Program{"08-bytearray-read-then-write.py", {"[1]\n", "[2]\n", "[3]\n"}}));

// ---- look, then act: both threads may look before either acts, however they look and act

struct Way {
  const char* name;
  const char* before;  // what both share
  const char* look;    // false until somebody has acted
  const char* act;
};
void PrintTo(const Way& way, std::ostream* out) { *out << way.name; }

class LookThenAct : public testing::TestWithParam<Way> {};

TEST_P(LookThenAct, MayHappenTwice) {
  const Way& way = GetParam();
  const Findings f = explored(std::string("import threading\nfrom functools import partial\n") + way.before +
                              "\ndone = []\ndef work():\n    if not (" + way.look + "):\n        " + way.act +
                              "\n        done.append(1)\n"
                              "threads = [threading.Thread(target=work) for _ in range(2)]\n"
                              "for t in threads: t.start()\n"
                              "for t in threads: t.join()\n"
                              "print(len(done))\n");
  EXPECT_EQ(f.refusal, "");
  EXPECT_TRUE(f.has_all_outcomes);
  EXPECT_EQ(printed(f), (Texts{"1\n", "2\n"}));
}

constexpr const char *a_set = "s = set()", *a_dict = "d = {}", *a_list = "xs = []", *a_bytearray = "b = bytearray()",
                     *a_deque = "from collections import deque\nq = deque()",
                     *a_view = "b = bytearray(2)\nm = memoryview(b)",
                     *a_box = "class Box:\n    def __init__(self): self.x = 0\nbox = Box()",
                     *a_slot = "class Slot:\n    __slots__ = 'x'\nbox = Slot()\nbox.x = 0",
                     *a_dict_of_ours =
                         "class D(dict):\n    def __setitem__(self, k, v): super().__setitem__(k, v)\nd = D()";

INSTANTIATE_TEST_SUITE_P(
    , LookThenAct,
    testing::Values(
        Way{"set_truth_and_add", a_set, "s", "s.add(1)"},  //
        Way{"set_len_and_ior", a_set, "s.__len__()", "s.__ior__({1})"},
        Way{"set_in_and_update", a_set, "1 in s", "s.update({1})"},
        Way{"set_bool_and_unbound_add", a_set, "bool(s)", "set.add(s, 1)"},
        Way{"set_compare_and_map", a_set, "s == {1}", "list(map(s.add, [1]))"},
        Way{"set_sorted_and_partial", a_set, "sorted(s)", "partial(s.add, 1)()"},
        Way{"set_or_and_xor_update", a_set, "s | set()", "s.symmetric_difference_update([1])"},
        Way{"bytearray_truth_and_append", a_bytearray, "b", "b.append(1)"},
        Way{"bytearray_len_and_iadd", a_bytearray, "b.__len__()", "b.__iadd__(b'x')"},
        Way{"bytearray_bytes_and_extend", a_bytearray, "bytes(b)", "b.extend(b'x')"},
        Way{"memoryview_item_and_item", a_view, "m[0]", "m[0] = 1"},
        Way{"memoryview_list_and_setitem", a_view, "m.tolist()[0]", "m.__setitem__(0, 1)"},
        Way{"memoryview_bytes_and_slice", a_view, "bytes(b)[0]", "m[0:1] = b'x'"},
        Way{"dict_get_and_setitem", a_dict, "d.get('k')", "d.__setitem__('k', 1)"},
        Way{"dict_contains_and_update", a_dict, "d.__contains__('k')", "d.update(k=1)"},
        Way{"dict_keys_and_ior", a_dict, "len(d.keys())", "d.__ior__({'k': 1})"},
        Way{"dict_items_and_partial", a_dict, "list(d.items())", "partial(d.__setitem__, 'k')(1)"},
        Way{"dict_view_and_setdefault", a_dict, "'k' in d.keys()", "d.setdefault('k', 1)"},
        Way{"dict_repr_and_map", a_dict, "len(repr(d)) > 2", "list(map(d.__setitem__, ['k'], [1]))"},
        Way{"dict_of_ours_and_super", a_dict_of_ours, "d", "d['k'] = 1"},
        Way{"dict_of_ours_and_unbound", a_dict_of_ours, "dict.get(d, 'k')", "dict.__setitem__(d, 'k', 1)"},
        Way{"list_truth_and_iadd", a_list, "xs", "xs.__iadd__([1])"},
        Way{"list_slice_and_slice", a_list, "xs[:]", "xs[0:0] = [1]"},
        Way{"list_in_and_map", a_list, "1 in xs", "list(map(xs.append, [1]))"},
        Way{"list_reversed_and_extend", a_list, "list(reversed(xs))", "xs.extend(iter([1]))"},
        Way{"list_tuple_and_insert", a_list, "tuple(xs)", "list.insert(xs, 0, 1)"},
        Way{"list_any_and_filter", a_list, "any(xs)", "list(filter(xs.append, [1]))"},
        Way{"list_iter_and_append", a_list, "[x for x in xs]", "xs.append(1)"},
        Way{"list_unpacked_and_append", a_list, "(lambda *all: all)(*xs)", "xs.append(1)"},
        Way{"list_joined_and_append", a_list, "''.join(xs)", "xs.append('x')"},
        Way{"list_formatted_and_append", a_list, "len(f'{xs}') > 2", "xs.append(1)"},
        Way{"list_zip_and_append", a_list, "list(zip(xs, xs))", "xs.append(1)"},
        Way{"list_sorted_by_key_and_append", a_list, "sorted(xs, key=str)", "xs.append(1)"},
        Way{"deque_truth_and_append", a_deque, "q", "q.append(1)"},
        Way{"deque_len_and_iadd", a_deque, "q.__len__()", "q.__iadd__([1])"},
        Way{"deque_list_and_appendleft", a_deque, "list(q)", "q.appendleft(1)"},
        Way{"object_setattr", a_box, "box.x", "object.__setattr__(box, 'x', 1)"},
        Way{"getattr_and_setattr", a_box, "getattr(box, 'x')", "setattr(box, 'x', 1)"},
        Way{"vars_and_attribute", a_box, "vars(box)['x']", "box.x = 1"},
        Way{"attribute_and_vars", a_box, "box.x", "vars(box)['x'] = 1"},
        Way{"attribute_and_dict", a_box, "box.x", "box.__dict__.update(x=1)"},
        Way{"slot_and_object_setattr", a_slot, "object.__getattribute__(box, 'x')", "object.__setattr__(box, 'x', 1)"},
        Way{"slot_and_descriptor", a_slot, "Slot.x.__get__(box)", "box.x = 1"},
        Way{"class_and_setattr", "class C: x = 0", "C.__dict__['x']", "setattr(C, 'x', 1)"},
        Way{"globals_by_name", "x = 0", "x", "globals()['x'] = 1"},
        Way{"nested_list_printed", "xs = [[[[[]]]]]", "len(str(xs)) > 10", "xs[0][0][0][0].append(1)"},
        Way{"many_lists_printed", "xs = [[] for _ in range(100)]", "len(str(xs)) > 400", "xs[99].append(1)"}),
    [](const testing::TestParamInfo<Way>& at) { return std::string(at.param.name); });

// ---- iterators: what one thread takes the other does not get

class SharedIterators : public testing::TestWithParam<const char*> {};

TEST_P(SharedIterators, GiveEachItemToWhoComesFirst) {
  const Findings f = explored(std::string("import threading\nit = ") + GetParam() +
                              "\ngot = {}\ndef work(n): got[n] = next(it)\n"
                              "threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]\n"
                              "for t in threads: t.start()\n"
                              "for t in threads: t.join()\n"
                              "print(got[1], got[2])\n");
  EXPECT_EQ(f.refusal, "");
  EXPECT_EQ(printed(f), (Texts{"7 8\n", "8 7\n"}));
}

INSTANTIATE_TEST_SUITE_P(, SharedIterators,
                         testing::Values("iter([7, 8])", "iter((7, 8))", "iter(range(7, 9))", "iter({7: 0, 8: 0})",
                                         "iter(bytearray([7, 8]))", "map(abs, [7, -8])", "filter(None, [7, 0, 8])",
                                         "reversed([8, 7])", "iter([7, 8].pop, 9) if False else iter([8, 7].pop, 9)"));

TEST(Effects, AReversedIteratorRemembersHowManyItemsThereWere) {
  const Findings f = explored(R"(
import threading
xs = [3, 1, 2]
def work(): xs[1:2] = [2, 2]
t = threading.Thread(target=work)
t.start()
got = list(reversed(xs))
t.join()
print(got)
)");
  EXPECT_EQ(printed(f), (Texts{"[2, 1, 3]\n", "[2, 2, 3]\n", "[2, 2, 2, 3]\n"}));
}

TEST(Effects, AMemoryviewsIteratorHasTheBytesOfWhenItWasMade) {
  const Findings f = explored(R"(
import threading
data = bytearray(1)
view = memoryview(data)
def work(): data[0] = 7
t = threading.Thread(target=work)
t.start()
got = [n for n in view]
t.join()
print(got)
)");
  EXPECT_EQ(printed(f), (Texts{"[0]\n", "[7]\n"}));
}

TEST(Effects, AGeneratorIsExecutingUntilItYields) {
  const Findings f = explored(R"(
import threading
def numbers():
    yield 1
    yield 2
it = numbers()
got = {}
def work(n):
    try: got[n] = next(it)
    except ValueError: got[n] = 'executing'
threads = [threading.Thread(target=work, args=(n,)) for n in (1, 2)]
for t in threads: t.start()
for t in threads: t.join()
print(got[1], got[2])
)");
  EXPECT_EQ(printed(f), (Texts{"1 2\n", "2 1\n", "1 executing\n", "executing 1\n"}));
}

// ---- what cannot be said is refused by name

TEST(Effects, WhatNobodyHasSaidAnythingOfIsRefusedByNameAndLine) {
  const Findings f = explored(R"(
import threading, sys
x = []
def work():
    print(sys.getrefcount(x))
threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads: t.start()
for t in threads: t.join()
)");
  EXPECT_NE(f.refusal.find("'getrefcount()' (line 5)"), std::string::npos) << f.refusal;
}

TEST(Effects, CodeOfTheProgramInTheMiddleOfALibraryOperationIsRefusedWhereItTouchesWhatIsShared) {
  const Findings f = explored(R"(
import threading, queue
n = 0
class Counting(queue.Queue):
    def _put(self, item):
        global n
        n += 1
        super()._put(item)
q = Counting()
threads = [threading.Thread(target=q.put, args=(k,)) for k in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(n)
)");
  EXPECT_NE(f.refusal.find("Counting._put"), std::string::npos) << f.refusal;
}

TEST(Effects, AnObjectsClassIsNotChangedUnderAnExploration) {
  const Findings f = explored(R"(
import threading
class A: pass
class B: pass
x = A()
def work(): x.__class__ = B
t = threading.Thread(target=work)
t.start()
print(type(x).__name__)
t.join()
)");
  EXPECT_NE(f.refusal.find("setting '__class__' (line 6)"), std::string::npos) << f.refusal;
}

TEST(Effects, WhetherAThreadHasEndedIsRefusedAsItsEndIsNoEventOfItsOwn) {
  const Findings f = explored(R"(
import threading
def work(): pass
t = threading.Thread(target=work)
t.start()
print(t.is_alive())
t.join()
)");
  EXPECT_NE(f.refusal.find("is_alive"), std::string::npos) << f.refusal;
}

}  // namespace
}  // namespace lockstep::engine::explore

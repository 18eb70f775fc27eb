#include "base/bytes_text.h"

#include <gtest/gtest.h>

namespace lockstep {
namespace {

TEST(BytesText, ChoosesTheQuoteThatNeedsNoEscape) {
  EXPECT_EQ(bytes_text(std::string_view("a'\0\xff", 4)), "b\"a'\\x00\\xff\"");
  EXPECT_EQ(bytes_text("it's \"it\""), "b'it\\'s \"it\"'");
  EXPECT_EQ(bytes_text("\n\r\t\x1f\x7f\\ ~"), "b'\\n\\r\\t\\x1f\\x7f\\\\ ~'");
}

TEST(BytesText, LeavesBothQuotesAloneWhereThereIsNone) {
  std::string out;
  for (const char c : std::string_view("'\"\\\0", 4)) append_escaped_byte(out, static_cast<uint8_t>(c), 0);
  EXPECT_EQ(out, "'\"\\\\\\x00");
}

}  // namespace
}  // namespace lockstep

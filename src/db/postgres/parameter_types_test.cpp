#include "db/postgres/parameter_types.hpp"

#include <gtest/gtest.h>

namespace huiyin::db {
namespace {

TEST(ParameterTypes, AreAskedForWithoutTestsForNull) {
  struct Case {
    std::string_view sql, asked;
  };
  const Case cases[] = {
      {"", ""},
      {"SELECT 1", "SELECT 1"},
      {"a = $1 AND b IS NULL", "a = $1 AND b IS NULL"},
      {"($2 IS NULL OR b < $2)", "(true OR b < $2)"},
      {"($2 IS NOT NULL AND b < $2)", "(true AND b < $2)"},
      {"$1 IS NULL", "$1::text IS NULL"},
      {"$1 IS NULL OR $1 IS NOT NULL", "$1::text IS NULL OR $1::text IS NOT NULL"},
      {"$1 IS NULL AND $12 IS NULL AND a = $12", "$1::text IS NULL AND true AND a = $12"},
      {"a = '$1 IS NULL'", "a = '$1 IS NULL'"},
      {"a = 'it''s' AND $1 IS NULL AND a = $1", "a = 'it''s' AND true AND a = $1"},
      {"$ IS NULL", "$ IS NULL"},
      {"a = $1 AND $1 ISNULL", "a = $1 AND $1 ISNULL"},
  };
  for (const Case& c : cases) EXPECT_EQ(WithoutNullTests(c.sql), c.asked);
}

}  // namespace
}  // namespace huiyin::db

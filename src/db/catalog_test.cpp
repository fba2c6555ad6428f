#include "db/catalog.hpp"

#include <gtest/gtest.h>

namespace huiyin::db {
namespace {

constexpr Migration kMade{1, "made", "CREATE TABLE t (id {id} NOT NULL,\nPRIMARY KEY (id));\n"};

TEST(Catalog, KnowsAColumnThatALaterMigrationAdds) {
  const Migration migrations[] = {kMade, {2, "more", "ALTER TABLE t ADD COLUMN words {text};\n"}};
  auto before = ReadCatalog(std::span(migrations).first(1)).value();
  EXPECT_EQ(before[0].columns.size(), 1U);
  auto after = ReadCatalog(migrations).value();
  ASSERT_EQ(after[0].columns.size(), 2U);
  EXPECT_EQ(after[0].columns[1].name, "words");
  EXPECT_EQ(after[0].columns[1].type, ColumnType::kText);
  EXPECT_EQ(after[0].key, std::vector<std::size_t>{0});
}

TEST(Catalog, RefusesAnAlterThatItCannotFollow) {
  for (std::string_view sql :
       {"ALTER TABLE t DROP COLUMN id;\n", "ALTER TABLE u ADD COLUMN a {int};\n",
        "ALTER TABLE t ADD COLUMN a {other};\n"}) {
    const Migration migrations[] = {kMade, {2, "more", sql}};
    EXPECT_FALSE(ReadCatalog(migrations)) << sql;
  }
}

}  // namespace
}  // namespace huiyin::db

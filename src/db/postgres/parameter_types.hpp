// What types a statement's parameters have, for PostgreSQL to infer: it gives up on "$3 IS NULL", which says nothing about $3.
//
// So it is first asked about the statement without these tests: "($3 IS NULL OR v.id < $3)" becomes "(true OR v.id < $3)". A
// parameter that stands in such tests alone is announced as text. Source: PostgreSQL 15, parse_param.c (SQLSTATE 42P18).
// Threads: pure function.
#pragma once

#include <string>
#include <string_view>

namespace huiyin::db {

// The statement to ask about; equal to `sql` when there is no such test in it.
std::string WithoutNullTests(std::string_view sql);

}  // namespace huiyin::db

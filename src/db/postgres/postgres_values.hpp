// Values on their way to PostgreSQL and back, in its binary formats.
//
// Formats: int8, int4, int2 big-endian; uuid 16 bytes; bytea and text as they are; date = days since 2000-01-01; bool one byte;
// numeric (what sum() of bigint gives) in digits of base 10,000. Source: PostgreSQL 15, src/backend/utils/adt (*_send, *_recv).
// Threads: plain values, one owner. Ownership: PostgresRow looks at a result that outlives it.
#pragma once

#include <libpq-fe.h>

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "db/database.hpp"

namespace huiyin::db {

// Types by their fixed numbers in pg_type.
inline constexpr Oid kBoolOid = 16;
inline constexpr Oid kInt8Oid = 20;
inline constexpr Oid kInt2Oid = 21;
inline constexpr Oid kInt4Oid = 23;
inline constexpr Oid kTextOid = 25;
inline constexpr Oid kDateOid = 1082;
inline constexpr Oid kNumericOid = 1700;

// The parameters of one call, laid out as libpq wants them.
class EncodedParams {
 public:
  // `types`: what the server expects, in order; as many as there are parameters.
  void Encode(std::span<const Param> params, std::span<const Oid> types);

  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  void Add(const Param& param, Oid type, std::size_t index);
  void Set(std::size_t index, const char* value, std::size_t length, int format);
  void Number(std::size_t index, std::int64_t number, Oid type);

  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::vector<std::array<char, 8>> numbers_;
  std::vector<std::string> texts_;
};

// The type that a parameter is announced with; 0 lets the server infer it from the statement.
Oid DeclaredType(const Param& param);

// One row of a result in binary formats.
class PostgresRow final : public Row {
 public:
  explicit PostgresRow(const PGresult* result) : result_(result) {}
  void MoveTo(int row) { row_ = row; }

  [[nodiscard]] bool IsNull(int column) const override {
    return PQgetisnull(result_, row_, column) != 0;
  }
  [[nodiscard]] std::int64_t Int(int column) const override;
  [[nodiscard]] std::string_view Text(int column) const override;
  [[nodiscard]] ByteView Bytes(int column) const override;

 private:
  [[nodiscard]] std::string_view Raw(int column) const;

  const PGresult* result_;
  int row_ = 0;
  mutable std::vector<std::string> texts_;  // of columns that are no text on the wire
};

}  // namespace huiyin::db

#include "db/postgres/postgres_values.hpp"

#include <chrono>

namespace huiyin::db {
namespace {

constexpr int kTextFormat = 0;
constexpr int kBinaryFormat = 1;
constexpr std::chrono::sys_days kEpoch{std::chrono::year{2000} / 1 / 1};

template <class Unsigned>
Unsigned ReadBig(std::string_view bytes, std::size_t at = 0) {
  Unsigned value = 0;
  for (std::size_t i = 0; i < sizeof(Unsigned); ++i) {
    value = static_cast<Unsigned>(value << 8 | static_cast<std::uint8_t>(bytes[at + i]));
  }
  return value;
}

// ndigits, weight, sign, scale as 16 bits each, then the digits. What is behind the point is cut off.
std::int64_t ReadNumeric(std::string_view bytes) {
  constexpr std::uint16_t kNegative = 0x4000;
  constexpr std::int64_t kBase = 10'000;
  if (bytes.size() < 8) return 0;
  auto digits = ReadBig<std::uint16_t>(bytes);
  auto weight = static_cast<std::int16_t>(ReadBig<std::uint16_t>(bytes, 2));
  std::int64_t value = 0;
  for (int i = 0; i <= weight; ++i) {
    std::size_t at = 8 + 2 * static_cast<std::size_t>(i);
    value = value * kBase + (i < digits ? ReadBig<std::uint16_t>(bytes, at) : 0);
  }
  return ReadBig<std::uint16_t>(bytes, 4) == kNegative ? -value : value;
}

std::string DateText(std::string_view bytes) {
  auto days = static_cast<std::int32_t>(ReadBig<std::uint32_t>(bytes));
  std::chrono::year_month_day date{kEpoch + std::chrono::days(days)};
  std::string text = std::to_string(static_cast<int>(date.year()));
  text.insert(0, text.size() < 4 ? 4 - text.size() : 0, '0');
  for (unsigned part : {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())}) {
    text += part < 10 ? "-0" : "-";
    text += std::to_string(part);
  }
  return text;
}

bool IsText(Oid type) {
  constexpr Oid kVarchar = 1043;
  constexpr Oid kUnknown = 705;
  return type == kTextOid || type == kVarchar || type == kUnknown;
}

}  // namespace

// A number beside a literal would be inferred as int4, and an instant does not fit there.
Oid DeclaredType(const Param& param) { return param.kind() == Param::Kind::kInt ? kInt8Oid : 0; }

void EncodedParams::Set(std::size_t index, const char* value, std::size_t length, int format) {
  values_[index] = value;
  lengths_[index] = static_cast<int>(length);
  formats_[index] = format;
}

void EncodedParams::Number(std::size_t index, std::int64_t number, Oid type) {
  if (type != kInt8Oid) {
    texts_[index] = std::to_string(number);
    Set(index, texts_[index].c_str(), texts_[index].size(), kTextFormat);
    return;
  }
  auto bits = static_cast<std::uint64_t>(number);
  for (std::size_t i = numbers_[index].size(); i-- > 0; bits >>= 8) {
    numbers_[index][i] = static_cast<char>(bits & 0xff);
  }
  Set(index, numbers_[index].data(), numbers_[index].size(), kBinaryFormat);
}

void EncodedParams::Add(const Param& param, Oid type, std::size_t index) {
  switch (param.kind()) {
    case Param::Kind::kNull:
      Set(index, nullptr, 0, kBinaryFormat);
      return;
    case Param::Kind::kInt:
      Number(index, param.number(), type);
      return;
    case Param::Kind::kText:
    case Param::Kind::kDate:
      if (IsText(type)) {
        Set(index, param.text().empty() ? "" : param.text().data(), param.text().size(),
            kBinaryFormat);
        return;
      }
      texts_[index] = param.text();
      Set(index, texts_[index].c_str(), texts_[index].size(), kTextFormat);
      return;
    case Param::Kind::kBytes:
    case Param::Kind::kId:
      if (IsText(type)) {  // only ever asked whether it is there
        Set(index, "", 0, kBinaryFormat);
        return;
      }
      Set(index, param.bytes().empty() ? "" : reinterpret_cast<const char*>(param.bytes().data()),
          param.bytes().size(), kBinaryFormat);
      return;
  }
}

void EncodedParams::Encode(std::span<const Param> params, std::span<const Oid> types) {
  values_.resize(params.size());
  lengths_.resize(params.size());
  formats_.resize(params.size());
  numbers_.resize(params.size());
  texts_.resize(params.size());
  for (std::size_t i = 0; i < params.size(); ++i) Add(params[i], types[i], i);
}

std::string_view PostgresRow::Raw(int column) const {
  return {PQgetvalue(result_, row_, column),
          static_cast<std::size_t>(PQgetlength(result_, row_, column))};
}

std::int64_t PostgresRow::Int(int column) const {
  if (IsNull(column)) return 0;
  std::string_view raw = Raw(column);
  switch (PQftype(result_, column)) {
    case kInt8Oid:
      return static_cast<std::int64_t>(ReadBig<std::uint64_t>(raw));
    case kInt4Oid:
      return static_cast<std::int32_t>(ReadBig<std::uint32_t>(raw));
    case kInt2Oid:
      return static_cast<std::int16_t>(ReadBig<std::uint16_t>(raw));
    case kBoolOid:
      return raw[0] != 0 ? 1 : 0;
    case kNumericOid:
      return ReadNumeric(raw);
    default:
      return 0;
  }
}

std::string_view PostgresRow::Text(int column) const {
  if (IsNull(column)) return {};
  Oid type = PQftype(result_, column);
  bool date = type == kDateOid;
  bool number = type == kInt8Oid || type == kInt4Oid || type == kInt2Oid || type == kNumericOid;
  if (!date && !number) return Raw(column);
  texts_.resize(static_cast<std::size_t>(PQnfields(result_)));
  std::string& text = texts_[static_cast<std::size_t>(column)];
  text = date ? DateText(Raw(column)) : std::to_string(Int(column));
  return text;
}

ByteView PostgresRow::Bytes(int column) const {
  if (IsNull(column)) return {};
  std::string_view raw = Raw(column);
  return {reinterpret_cast<const std::uint8_t*>(raw.data()), raw.size()};
}

}  // namespace huiyin::db

// Blocks: how a backup lies on the disk - one after another, each sealed with a hash over everything before it.
//
//   a block: type (1 byte), length of the payload (4 bytes, most significant first), payload, SHA-256 of (hash of the block
//   before, type, payload), each preceded by its length. The hash before the first is that of "huiyin backup 1".
//
// A changed, missing or exchanged byte shows at its block; a file that ends too early has no end block. The hashes are without a
// key: they find damage, not malice (that is `huiyin verify` with the key file, after the restore). Format: docs/formats/backup.md.
// Threads: one. Errors: kUnavailable when the disk does not take or give it; kConflict for damage, with its place in `detail`.
// Privacy: the payload holds people's words; the file is for its owner only.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "keys/keys.hpp"

namespace huiyin::backup {

enum class BlockType : std::uint8_t {
  kHead = 'H',   // JSON: what this is
  kTable = 'T',  // JSON: the table that the next rows are of
  kRows = 'R',
  kFile = 'F',  // a piece of a photo's sealed file
  kEnd = 'E',   // JSON: how much there was
};

struct Block {
  BlockType type = BlockType::kEnd;
  std::string payload;
  std::int64_t number = 0;  // from 1
  std::int64_t offset = 0;  // of its first byte in the file
};

constexpr std::size_t kLongestPayload = std::size_t{64} << 20;

class FileHandle {
 public:
  explicit FileHandle(std::FILE* file = nullptr) : file_(file) {}
  [[nodiscard]] std::FILE* get() const { return file_.get(); }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
};

class BlockWriter {
 public:
  // Makes `path`, which must not be there.
  static Result<BlockWriter> Create(const std::string& path);
  Status Write(BlockType type, std::string_view payload);
  // On the disk when it returns.
  Status Finish();

 private:
  explicit BlockWriter(std::FILE* file);

  FileHandle file_;
  Digest chain_;
};

class BlockReader {
 public:
  static Result<BlockReader> Open(const std::string& path);
  // The next block; nothing behind the last byte.
  Result<std::optional<Block>> Next();

 private:
  explicit BlockReader(std::FILE* file);
  [[nodiscard]] Error Damaged(std::string_view what) const;
  [[nodiscard]] Result<bool> ReadBytes(void* to, std::size_t size);

  FileHandle file_;
  Digest chain_;
  std::int64_t number_ = 0;
  std::int64_t offset_ = 0;  // of the block that is being read
};

}  // namespace huiyin::backup

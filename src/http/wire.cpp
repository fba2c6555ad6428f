#include "http/wire.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace huiyin::http {
namespace {

constexpr std::size_t kFirstBytes = 4 * 1024;

iovec Piece(std::string_view bytes) { return {const_cast<char*>(bytes.data()), bytes.size()}; }

}  // namespace

void InputBuffer::MakeRoom(Need need) {
  if (empty()) Clear();
  const std::size_t doubled = std::min(most_, std::max(kFirstBytes, capacity_ * 2));
  const std::size_t wanted = need == Need::kMost ? most_ : doubled;
  const bool full = begin_ == 0 && end_ == capacity_;
  if (capacity_ < wanted && (full || need == Need::kMost)) {
    std::unique_ptr<char[]> larger(new char[wanted]);
    if (!empty()) std::memcpy(larger.get(), bytes_.get() + begin_, end_ - begin_);
    bytes_ = std::move(larger);
    capacity_ = wanted;
  } else if (end_ == capacity_ && begin_ > 0) {
    std::memmove(bytes_.get(), bytes_.get() + begin_, end_ - begin_);
  } else {
    return;
  }
  end_ -= begin_;
  begin_ = 0;
}

void InputBuffer::Shrink() {
  if (!empty() || capacity_ <= kFirstBytes) return;
  bytes_.reset();
  capacity_ = begin_ = end_ = 0;
}

void Output::Set(std::string_view first, std::string_view second, std::string_view third) {
  pieces_ = {Piece(first), Piece(second), Piece(third)};
}

std::size_t Output::pending_bytes() const {
  std::size_t sum = 0;
  for (const iovec& piece : pieces_) sum += piece.iov_len;
  return sum;
}

Output::Sent Output::SendTo(int descriptor) {
  while (pending_bytes() > 0) {
    msghdr message{};
    message.msg_iov = pieces_.data();
    message.msg_iovlen = pieces_.size();
    const ssize_t sent = ::sendmsg(descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0) {
      if (errno == EINTR) continue;
      return errno == EAGAIN ? Sent::kBlocked : Sent::kFailed;
    }
    auto left = static_cast<std::size_t>(sent);
    for (iovec& piece : pieces_) {
      const std::size_t gone = std::min(left, piece.iov_len);
      piece.iov_base = static_cast<char*>(piece.iov_base) + gone;
      piece.iov_len -= gone;
      left -= gone;
    }
  }
  return Sent::kAll;
}

}  // namespace huiyin::http

#include "http/connection.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <utility>

#include "http/text.hpp"

namespace huiyin::http {
namespace {

using boost::system::error_code;

constexpr std::size_t kBufferSlack = 64;  // so that a header over the limit is seen to be so
constexpr std::uint64_t kLingerBytes =
    16 * 1024 * 1024;  // of a refused upload: so that its sender reads the reply
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view kEveryMethod = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

Response PlainFault(const Fault& fault) {
  Response response;
  response.status = fault.status;
  response.headers.push_back({"Content-Type", "text/plain; charset=utf-8"});
  response.body.assign(fault.code).append("\n");
  return response;
}

std::string JoinForwardedFor(const Request& request) {
  std::string joined;
  for (const Header& header : request.headers) {
    if (!EqualsNoCase(header.name, "x-forwarded-for")) continue;
    if (!joined.empty()) joined.append(",");
    joined.append(header.value);
  }
  return joined;
}

}  // namespace

struct Connection::ReadAwaiter {
  Connection& connection;
  std::size_t bytes = 0;

  // Once the server stops, an idle connection does not wait: it only looks for what has already come.
  bool await_ready() const noexcept {
    return connection.broken_ ||
           (connection.worker_.stopping() && connection.phase_ == Phase::kIdle);
  }
  void await_suspend(std::coroutine_handle<> reader) {
    Connection& c = connection;
    c.socket_.async_read_some(boost::asio::buffer(c.input_.room(), c.input_.room_bytes()),
                              [this, reader](const error_code& error, std::size_t got) {
                                bytes = error ? 0 : got;
                                reader.resume();
                              });
  }
  std::size_t await_resume() const { return connection.AfterRead(bytes); }
};

struct Connection::WritableAwaiter {
  Connection& connection;
  bool writable = false;

  bool await_ready() const noexcept { return connection.broken_; }
  void await_suspend(std::coroutine_handle<> writer) {
    connection.socket_.async_wait(Socket::wait_write, [this, writer](const error_code& error) {
      writable = !error;
      writer.resume();
    });
  }
  bool await_resume() const noexcept { return writable; }
};

struct Connection::AnswerAwaiter {
  Connection& connection;

  bool await_ready() const noexcept { return connection.broken_; }
  bool await_suspend(std::coroutine_handle<> handling) {
    connection.waiting_ = handling;
    if (connection.exchange_->Await(connection)) return true;
    connection.waiting_ = nullptr;
    return false;
  }
  void await_resume() const noexcept {}
};

Connection::Connection(Worker& worker, Socket socket, std::string peer, Admission admission)
    : worker_(worker),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      admission_(admission),
      deadline_(*this),
      parser_(worker.shared().options.limits),
      input_(worker.shared().options.limits.header_bytes + kBufferSlack) {
  worker_.Register(*this);
}

Connection::~Connection() = default;

Detached Connection::Run(std::shared_ptr<Connection> self) {
  Connection& c = *self;
  try {
    bool more = true;
    while (more) {
      const bool next = co_await c.ServeOne();
      more = next;
    }
  } catch (...) {  // out of memory: this client's connection ends, the server does not
  }
  c.End();
}

void Connection::End() {
  large_.Leave();
  if (exchange_) exchange_->Abandon();
  exchange_.reset();
  worker_.wheel().Clear(deadline_);
  error_code ignored;
  if (phase_ == Phase::kWriting)
    socket_.set_option(boost::asio::socket_base::linger(true, 0), ignored);
  socket_.close(ignored);
  worker_.Unregister(*this, admission_);
}

Task<bool> Connection::ServeOne() {
  StartExchange();
  const bool admitted = admission_ == Admission::kServe;
  if (!admitted) fault_ = Fault{503, "overloaded"};
  if (admitted) {
    const bool whole = co_await ReadRequest();
    if (whole) {
      const bool answered = co_await Handle();
      if (!answered) co_return false;
    }
  }
  if (fault_) response_ = MakeFault(*fault_);
  if (broken_ || response_.status == 0) co_return false;
  const After after = RenderReply();
  // Nearly every reply fits the socket's buffer, and then no event is waited for.
  Output::Sent sent = output_.SendTo(socket_.native_handle());
  if (sent == Output::Sent::kBlocked) {
    const bool rest = co_await SendRest();
    sent = rest ? Output::Sent::kAll : Output::Sent::kFailed;
  }
  if (sent == Output::Sent::kFailed) co_return false;
  response_ = Response();
  if (after == After::kKeepOpen) co_return true;
  const bool hung_up = co_await Linger();
  broken_ = broken_ || !hung_up;
  co_return false;
}

void Connection::StartExchange() {
  large_.Leave();
  exchange_ = std::make_shared<Exchange>();  // and with the one before, its body
  response_.status = 0;                      // nothing to say yet
  fault_.reset();
  parser_.Reset();
}

Task<bool> Connection::ReadRequest() {
  const Limits& limits = worker_.shared().options.limits;
  input_.Shrink();
  Enter(Phase::kIdle, first_ ? limits.header_time : limits.idle_time);
  while (true) {
    const auto [step, used] = parser_.ReadHeader(input_.view(), exchange_->request);
    input_.Consume(used);
    if (step == RequestParser::Step::kFault) fault_ = parser_.fault();
    if (step == RequestParser::Step::kFault || step == RequestParser::Step::kDone) break;
    if (step == RequestParser::Step::kHeader) {
      const bool body = co_await ReadBody();
      if (!body) co_return false;
      break;
    }
    if (!input_.empty() && phase_ == Phase::kIdle) {
      if (first_) {
        phase_ = Phase::kHeader;  // counted from the connect
      } else {
        Enter(Phase::kHeader, limits.header_time);
      }
    }
    input_.MakeRoom(InputBuffer::Need::kSome);
    const std::size_t bytes = co_await Read();
    if (bytes == 0) {
      if (timed_out_ && phase_ == Phase::kHeader) fault_ = Fault{408, "timeout"};
      co_return false;
    }
  }
  first_ = false;
  co_return !fault_.has_value();
}

Task<bool> Connection::ReadBody() {
  const ServerOptions& options = worker_.shared().options;
  if (!BodyFits()) co_return false;
  if (parser_.expects_continue() && input_.empty()) {
    output_.Set(kContinue);
    const bool asked = co_await SendRest();
    if (!asked) co_return false;
  }
  Enter(Phase::kBody, options.limits.body_time);
  while (true) {
    const auto [step, used] = parser_.ReadBody(input_.view(), exchange_->request);
    input_.Consume(used);
    if (step == RequestParser::Step::kDone) co_return true;
    if (step == RequestParser::Step::kFault) {
      fault_ = parser_.fault();
      co_return false;
    }
    Extend(options.limits.body_time, exchange_->request.body.size());
    input_.MakeRoom(InputBuffer::Need::kMost);
    const std::size_t bytes = co_await Read();
    if (bytes == 0) {
      if (timed_out_) fault_ = Fault{408, "timeout"};
      co_return false;
    }
  }
}

bool Connection::BodyFits() {
  const ServerOptions& options = worker_.shared().options;
  const Request& request = exchange_->request;
  std::uint64_t limit = options.body_limit ? options.body_limit(request.method, request.path) : 0;
  if (limit == 0) limit = options.limits.body_bytes;
  if (!parser_.SetBodyLimit(limit)) {
    fault_ = parser_.fault();
  } else if (limit > options.limits.body_bytes &&
             !large_.Take(worker_.shared().large_bodies, options.limits.large_bodies)) {
    fault_ = Fault{503, "overloaded"};
  }
  return !fault_;
}

// Sets response_; false when the connection ended before there was an answer.
Task<bool> Connection::Handle() {
  phase_ = Phase::kHandling;  // the time is the handler's
  worker_.wheel().Clear(deadline_);
  const bool returned = CallHandler();
  auto outcome = exchange_->Take(response_);
  if (outcome == Exchange::Outcome::kOpen) {
    co_await AnswerAwaiter{*this};
    outcome = exchange_->Take(response_);
  }
  if (outcome == Exchange::Outcome::kOpen) co_return false;
  if (outcome == Exchange::Outcome::kDropped) {
    response_ = MakeFault({500, returned ? "no_answer" : "handler_failed"});
  }
  co_return true;
}

bool Connection::CallHandler() {
  ServerShared& shared = worker_.shared();
  Request& request = exchange_->request;
  request.peer = shared.proxies.empty()
                     ? peer_
                     : ClientAddress(peer_, JoinForwardedFor(request), shared.proxies);
  try {
    shared.handler(std::shared_ptr<Request>(exchange_, &request),
                   Exchange::MakeResponder(exchange_));
    return true;
  } catch (...) {
    exchange_->Answer(
        MakeFault({500, "handler_failed"}));  // for the case that a Responder is still somewhere
    return false;
  }
}

Response Connection::MakeFault(const Fault& fault) {
  Response response;
  try {
    const auto& make = worker_.shared().options.fault;
    response = make ? make(fault.status, fault.code) : PlainFault(fault);
  } catch (...) {
    response = PlainFault(fault);
  }
  const bool has_allow = std::ranges::any_of(
      response.headers, [](const Header& h) { return EqualsNoCase(h.name, "allow"); });
  if (fault.status == 405 && !has_allow)
    response.headers.push_back({"Allow", std::string(kEveryMethod)});
  return response;
}

// Points output_ at the bytes of the reply; they live in response_ and head_ until the next one.
After Connection::RenderReply() {
  const Request& request = exchange_->request;
  const bool last =
      fault_.has_value() || !request.keep_alive || response_.close || worker_.stopping();
  const After after = last ? After::kClose : After::kKeepOpen;
  head_.clear();
  if (response_.prepared) {
    const PreparedReply selected = SelectPrepared(*response_.prepared, request);
    RenderTail(after, worker_.date_line(), head_);
    output_.Set(selected.head, head_, selected.body);
    return after;
  }
  if (!RenderHead(response_, after, worker_.date_line(), head_)) {
    response_ = MakeFault({500, "bad_response"});
    const bool fine = RenderHead(response_, after, worker_.date_line(), head_);
    if (!fine) response_ = PlainFault({500, "bad_response"});
    if (!fine && !RenderHead(response_, after, worker_.date_line(), head_)) head_.clear();
  }
  const bool with_body = HasBody(response_.status) && request.method != Method::kHead;
  output_.Set(head_, with_body ? std::string_view(response_.body) : std::string_view());
  return after;
}

Task<bool> Connection::SendRest() {
  const std::chrono::milliseconds time = worker_.shared().options.limits.write_time;
  const std::size_t total = output_.pending_bytes();
  Enter(Phase::kWriting, time);
  while (true) {
    const  // Nearly every reply fits the socket's buffer, and then no event is waited for.
        Output::Sent sent = output_.SendTo(socket_.native_handle());
    if (sent == Output::Sent::kFailed) co_return false;
    if (sent == Output::Sent::kAll) break;
    Extend(time, total - output_.pending_bytes());
    const bool writable = co_await WritableAwaiter{*this};
    if (!writable || timed_out_) co_return false;
  }
  phase_ = Phase::kHandling;
  co_return true;
}

// Closing with bytes unread makes the kernel reset the connection, and the client may lose the reply: so first say that
// nothing more comes, then wait for the client to hang up. True: it did.
Task<bool> Connection::Linger() {
  error_code error;
  socket_.shutdown(Socket::shutdown_send, error);
  if (error) co_return false;
  Enter(Phase::kLingering, worker_.shared().options.limits.linger_time);
  std::uint64_t thrown_away = 0;
  while (thrown_away < kLingerBytes) {
    input_.Clear();
    input_.MakeRoom(InputBuffer::Need::kSome);
    const std::size_t bytes = co_await Read();
    if (bytes == 0) co_return !timed_out_;
    thrown_away += bytes;
  }
  co_return false;
}

Connection::ReadAwaiter Connection::Read() { return ReadAwaiter{*this}; }

std::size_t Connection::AfterRead(std::size_t bytes) {
  // Bytes may have come in while the deadline passed: one that sends without a pause must not outrun it so.
  const bool late = timed_out_ && (phase_ != Phase::kIdle || first_);
  if (late) return 0;
  // The server stops: a request that has arrived counts as accepted, even if no event told of it yet.
  if (bytes == 0 && !broken_ && !timed_out_ && phase_ == Phase::kIdle && worker_.stopping()) {
    const ssize_t got =
        ::recv(socket_.native_handle(), input_.room(), input_.room_bytes(), MSG_DONTWAIT);
    if (got > 0) bytes = static_cast<std::size_t>(got);
  }
  input_.Add(bytes);
  return bytes;
}

void Connection::Enter(Phase phase, std::chrono::milliseconds time) {
  phase_ = phase;
  timed_out_ = false;
  phase_start_ = worker_.wheel().now();
  worker_.wheel().Set(deadline_, phase_start_ + worker_.Ticks(time));
}

void Connection::Extend(std::chrono::milliseconds time, std::uint64_t moved) {
  const std::uint64_t shares =
      1 + moved / std::max<std::uint64_t>(worker_.shared().options.limits.body_bytes, 1);
  worker_.wheel().Set(deadline_, phase_start_ + worker_.Ticks(time) * shares);
}

void Connection::OnDeadline() {
  timed_out_ = true;
  error_code ignored;
  socket_.cancel(ignored);
}

void Connection::OnStop() {
  error_code ignored;
  if (phase_ == Phase::kIdle) socket_.cancel(ignored);
}

void Connection::Abort() {
  broken_ = true;
  if (exchange_) exchange_->Abandon();
  error_code ignored;
  socket_.close(ignored);
  ResumeWaiting();
}

// Any thread, under the exchange's lock: End() takes that lock before the connection goes, so `this` is alive here.
void Connection::Wake() {
  boost::asio::post(worker_.io(), [self = shared_from_this()] { self->ResumeWaiting(); });
}

void Connection::ResumeWaiting() {
  if (auto handling = std::exchange(waiting_, nullptr)) handling.resume();
}

}  // namespace huiyin::http

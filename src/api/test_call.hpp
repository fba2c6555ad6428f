// For tests only: requests and calls made by hand.
//
//   TestCalls calls;
//   auto call = calls.Make({.body = R"({"text":"..."})", .headers = {{"Idempotency-Key", kKey}}});
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/call.hpp"

namespace huiyin::api {

struct TestRequest {
  std::string body = {};
  std::vector<http::Header> headers = {};
  std::string query = {};
  std::string path = "/api/v1/public/voices";
};

inline std::shared_ptr<http::Request> MakeRequest(TestRequest from) {
  auto request = std::make_shared<http::Request>();
  request->method = http::Method::kPost;
  request->path = std::move(from.path);
  request->query = std::move(from.query);
  request->headers = std::move(from.headers);
  request->body = std::move(from.body);
  return request;
}
inline std::shared_ptr<http::Request> JsonRequest(std::string body) {
  return MakeRequest({.body = std::move(body), .headers = {{"Content-Type", "application/json"}}});
}

struct TestCalls {
  Keys keys = Keys::Random();
  ManualClock clock{ParseInstant("2026-11-20T17:30:00Z").value()};  // already the 21st in China
  Services services;

  TestCalls() {
    services.clock = &clock;
    services.keys = &keys;
    services.org = OrgId(Uuid::Parse("01939c5e-0000-7000-8000-000000000001").value());
    services.zone = Zone{480};
  }
  [[nodiscard]] Call Make(TestRequest from,
                          std::string_view route = "POST /api/v1/public/voices") const {
    return Call(services, MakeRequest(std::move(from)), route);
  }
};

}  // namespace huiyin::api

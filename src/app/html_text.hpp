// Small pieces for HTML that the server writes: escaping, joining, reading JSON that the API gave.
//
// Threads: pure functions. Privacy: whatever somebody wrote goes through EscapeHtml.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "http/http.hpp"

namespace huiyin::app {

// A page of the moment: nobody keeps it.
http::Response HtmlPage(int status, std::string body);

std::string EscapeHtml(std::string_view text);
std::string Join(std::initializer_list<std::string_view> parts);

// Empty, 0 and an empty list where there is none.
std::string_view TextOf(const boost::json::object& object, std::string_view name);
std::int64_t NumberOf(const boost::json::object& object, std::string_view name);
bool FlagOf(const boost::json::object& object, std::string_view name);
const boost::json::array& ListOf(const boost::json::object& object, std::string_view name);
const boost::json::object& ObjectOf(const boost::json::object& object, std::string_view name);

}  // namespace huiyin::app

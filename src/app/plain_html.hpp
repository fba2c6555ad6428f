// The worker's pages as plain HTML, for browsers in which scripts are off, too old or did not arrive: the form, its receipt,
// and what became of a voice. Where scripts do run they take the form's place, and what was typed meanwhile goes with it.
//
//   PlainHtml html(index_page);                                  // the built page, with marks where the plain part goes
//   response.body = html.Form(form, PlainHtml::Scripts::kYes);
//
// Threads: const functions from any thread. Errors: none. Privacy: everything that came from somebody is escaped, and the pages
// are never stored (no-store); they hold a person's words or their code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "base/error.hpp"

namespace huiyin::app {

// What stands in the form: empty at first, what was sent when it comes back with an error.
struct PlainForm {
  bool english = false;
  std::string key;  // the idempotency key of this form
  std::string text;
  std::string category;
  std::string place;
  std::string about;  // the number of a matter on the board
  bool named = false;
  std::string name;
  std::string contact;
  std::string error;  // why it came back
};

class PlainHtml {
 public:
  // Whether the page also loads the application.
  enum class Scripts : std::uint8_t { kNo, kYes };

  explicit PlainHtml(std::string_view index_page);

  // `offer`: the categories and the organisation's own words, as the API gives them; empty when they could not be had.
  [[nodiscard]] std::string Form(const PlainForm& form, const boost::json::object& offer,
                                 Scripts scripts) const;
  // `receipt`: the API's reply.
  [[nodiscard]] std::string Receipt(const boost::json::object& receipt,
                                    const boost::json::object& offer, bool english,
                                    bool named) const;
  [[nodiscard]] std::string FollowForm(std::string_view error, bool english, Scripts scripts) const;
  // `voice`: the API's reply.
  [[nodiscard]] std::string Voice(const boost::json::object& voice, bool english) const;

  // The whole page around `main`; `path`: where the other language is.
  [[nodiscard]] std::string Page(std::string_view path, const Phrase& title, std::string_view main,
                                 bool english, Scripts scripts) const;

 private:
  std::string before_;  // up to the first mark
  std::string after_;   // behind the second
  std::string styles_;  // the style sheets alone
};

}  // namespace huiyin::app

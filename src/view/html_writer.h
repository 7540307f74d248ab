// HTML with the markup kept apart from the text by type: markup is written in our sources, everything else is escaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "standpoint/transcript.h"

namespace standpoint {

/// Only a literal converts to this, so no text of a story can.
class Markup {
 public:
  template <std::size_t N>
  consteval Markup(const char (&literal)[N]) : view_(literal, N - 1) {}
  constexpr std::string_view view() const { return view_; }

 private:
  std::string_view view_;
};

class HtmlWriter {
 public:
  /// `mark_english`: our own words are in English on a page that is not, and say so.
  explicit HtmlWriter(bool mark_english) : mark_english_(mark_english) {}

  HtmlWriter& raw(Markup markup) {
    out_ += markup.view();
    return *this;
  }
  /// The story's words, or part of an attribute's value.
  HtmlWriter& text(std::string_view words) {
    out_ += escape_html(words);
    return *this;
  }
  /// The interface's words.
  HtmlWriter& ours(std::string_view words) {
    if (mark_english_) out_ += "<span lang=\"en\">";
    out_ += escape_html(words);
    if (mark_english_) out_ += "</span>";
    return *this;
  }
  HtmlWriter& number(long long n) {
    out_ += std::to_string(n);
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool mark_english_;
};

}  // namespace standpoint

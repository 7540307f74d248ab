// HTML with the markup kept apart from the text by type: markup is written in our sources, everything else is escaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "text/escape.h"

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
  /// `marked_lang`: the language of our own words where it is not the page's, and they have to say so.
  explicit HtmlWriter(std::string_view marked_lang) : marked_lang_(marked_lang) {}

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
  HtmlWriter& ours(std::string_view words) { return in_language(marked_lang_, words); }
  /// Words that say which language they are in; "" where that is the page's.
  HtmlWriter& in_language(std::string_view lang, std::string_view words) {
    if (!lang.empty()) out_.append("<span lang=\"").append(escape_html(lang)).append("\">");
    out_ += escape_html(words);
    if (!lang.empty()) out_ += "</span>";
    return *this;
  }
  HtmlWriter& number(long long n) {
    out_ += std::to_string(n);
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  std::string_view marked_lang_;
};

}  // namespace standpoint

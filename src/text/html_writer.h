// An HTML writer that separates markup from text by type: markup must be a literal, everything else is escaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "text/escape.h"

namespace standpoint {

/// Constructible only from a string literal, so a story's text can never become markup.
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
  /// `marked_lang`: the interface's language if it differs from the page's and must be marked; otherwise "".
  explicit HtmlWriter(std::string_view marked_lang) : marked_lang_(marked_lang) {}

  HtmlWriter& raw(Markup markup) {
    out_ += markup.view();
    return *this;
  }
  /// The story's text, or part of an attribute's value.
  HtmlWriter& text(std::string_view words) {
    out_ += escape_html(words);
    return *this;
  }
  /// The interface's text.
  HtmlWriter& interface_text(std::string_view words) { return in_language(marked_lang_, words); }
  /// Text marked with its language; unmarked if `lang` is "", meaning the page's language.
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

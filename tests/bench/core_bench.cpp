// Benchmark of one scrubber step in the core, with the map, for stories of up to 10,000 quotes and 60 parties: action, scene
// and semantics tree. Prints a table and asserts nothing, since machines differ.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "bench/map_bench.h"
#include "standpoint/load.h"
#include "standpoint/map_data.h"
#include "standpoint/scene.h"
#include "standpoint/semantics.h"

namespace {

using standpoint::Story;

/// A story of `quotes` quotes over `quotes / 20` days: parties in rows over Europe, eight questions, a tie from each quote to
/// the one before.
std::string story_json(int quotes, int parties) {
  std::string out = R"({"standpoint":1,"id":"bench","lang":"en","headline":"H","standfirst":"S","published":"2025-02-13",)"
                    R"("map":{"projection_centre":[-20,52]},)"
                    R"("sources":[{"id":"s","title":"T","publisher":"P","published":"2060-01-01","url":""}],"parties":[)";
  for (int p = 0; p < parties; ++p) {
    const std::string n = std::to_string(p);
    out += (p ? "," : "") +
           (R"({"id":"p)" + n + R"(","name":"Party )" + n + R"(","short_name":"P)" + n +
            R"(","kind":"state","role":"speaker","place":{"name":"X","at":[)" + std::to_string(-8 + p % 10 * 5) + "," +
            std::to_string(38 + p / 10 * 5) + R"(]},"territory":["AAA"],"hue":{"light":"#2F5DA8","dark":"#7FA8F0"}})");
  }
  out += R"(],"people":[)";
  for (int p = 0; p < parties; ++p) {
    const std::string n = std::to_string(p);
    out += (p ? "," : "") + (R"({"id":"s)" + n + R"(","name":"Speaker )" + n +
                             R"(","office":"Office","short_office":"Office","party":"p)" + n + R"("})");
  }
  out += R"(],"questions":[)";
  for (int q = 0; q < 8; ++q) {
    const std::string n = std::to_string(q);
    out += (q ? "," : "") + (R"({"id":"q)" + n + R"(","text":"Question )" + n + R"(?","short_text":"Q)" + n + R"("})");
  }
  out += R"(],"quotes":[)";
  const int days = std::max(1, quotes / 20);
  for (int i = 0; i < quotes; ++i) {
    const int day = i * days / quotes;
    char date[32];
    std::snprintf(date, sizeof date, "%04d-%02d-%02d", 2025 + day / 336, 1 + day % 336 / 28, 1 + day % 28);
    const std::string n = std::to_string(i);
    out +=
        (i ? "," : "") + (R"({"id":"k)" + n + R"(","speaker":"s)" + std::to_string(i % parties) +
                          R"(","verbatim":true,"text":"Statement number )" + n +
                          R"( about the matter at hand, long enough to need a second line in the list.","lang":"en","said":")" +
                          date + R"(","published":")" + date +
                          R"(","source":"s","publisher":"P","paragraph":1,"questions":["q)" + std::to_string(i % 8) + R"("])");
    if (i > 0) out += R"(,"ties":[{"kind":"answers","quote":"k)" + std::to_string(i - 1) + R"("}])";
    out += "}";
  }
  out += R"(],"positions":[)";
  for (int i = 0; i < std::min(std::lcm(8, parties), quotes); ++i)  // no pair of party and question twice
    out += (i ? "," : "") + (R"({"party":"p)" + std::to_string(i % parties) + R"(","question":"q)" + std::to_string(i % 8) +
                             R"(","stance":"for","summary":"S.","evidence":["k)" + std::to_string(i) + R"("]})");
  return out + R"(],"events":[],"steps":[]})";
}

double median(std::vector<double> v) {
  std::sort(v.begin(), v.end());
  return v[v.size() / 2];
}

}  // namespace

int main() {
  using namespace standpoint;
  using Clock_ = std::chrono::steady_clock;
  const auto ms = [](Clock_::duration d) { return std::chrono::duration<double, std::milli>(d).count(); };
  const TableTextMeasure measure;
  const Viewport viewport{.width_px = 1440, .height_px = 772};
  const std::optional<MapData> map = bench::read_opening_map();
  if (!map) return EXIT_FAILURE;
  struct Size {
    int quotes, parties;
  };
  std::printf("%8s %8s %10s %12s %12s %12s %8s\n", "quotes", "parties", "load ms", "apply ms", "scene ms", "tree ms", "ratio");
  double first = 0;
  for (const auto [quotes, parties] : {Size{20, 4}, Size{1'000, 4}, Size{10'000, 4}, Size{1'000, 60}, Size{10'000, 60}}) {
    const std::string bytes = story_json(quotes, parties);
    const auto t0 = Clock_::now();
    const LoadResult loaded = load_story(bytes);
    const double load_ms = ms(Clock_::now() - t0);
    if (!loaded.story) {
      for (const Diagnostic& d : loaded.diagnostics) std::fprintf(stderr, "%s\n", format_diagnostic(d, "bench").c_str());
      return EXIT_FAILURE;
    }
    const Story& story = *loaded.story;
    ViewState state = opening_view(story);
    const int last = static_cast<int>(stops(story, shown_filter(state), state.clock).size());
    std::vector<double> apply_ms, scene_ms, tree_ms;
    std::size_t sink = 0;
    for (int i = 0; i < 60; ++i) {
      const auto a = Clock_::now();
      state = apply(story, state, action::GoToStop{1 + i * 7919 % std::max(1, last)});
      const auto b = Clock_::now();
      const Scene scene = build_scene(story, &*map, state, {}, viewport, measure);
      const auto c = Clock_::now();
      sink += semantics_json(scene).size();
      const auto d = Clock_::now();
      apply_ms.push_back(ms(b - a)), scene_ms.push_back(ms(c - b)), tree_ms.push_back(ms(d - c));
    }
    const double step = median(apply_ms) + median(scene_ms) + median(tree_ms);
    if (first <= 0) first = step;
    std::printf("%8d %8d %10.2f %12.4f %12.4f %12.4f %7.1fx\n", quotes, parties, load_ms, median(apply_ms), median(scene_ms),
                median(tree_ms), step / first);
    if (sink == 0) return EXIT_FAILURE;
  }
  return bench::run_map_bench() ? EXIT_SUCCESS : EXIT_FAILURE;
}

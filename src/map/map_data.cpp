// Decodes what assets/map/pack.mjs writes. The format is described there, the triangulation in triangulate.mjs.
#include "standpoint/map_data.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>

#include "map/range_reader.h"
#include "standpoint/projection.h"

namespace standpoint {
namespace {

constexpr std::string_view kMagic = "SPMP";
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kChecksumOffset = 5;
constexpr std::size_t kPayloadOffset = 9;
constexpr std::size_t kHeaderBytes = 41;

constexpr std::int32_t kMaxCoordinate = 1 << 22;  // in grid steps; keeps all products of coordinates within 64 bits
constexpr double kLabelFineness = 16;             // steps of the grid for labels in one step of the grid
constexpr std::uint32_t kMaxTextBytes = 64;
constexpr std::uint32_t kMaxHoles = 64;  // in one polygon; joining a hole takes time linear in the ring
constexpr std::uint32_t kStrictPasses = 20;
constexpr std::uint32_t kMaxPasses = 40;
constexpr std::int64_t kFirstReach = 8;  // maximum diagonal in the first pass, in grid steps; doubles with every pass

std::uint32_t little_endian_u32(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::uint32_t fnv1a(std::string_view bytes) {
  std::uint32_t hash = 0x811c9dc5U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193U;
  return hash;
}

struct GridPoint {
  std::int32_t x = 0, y = 0;
  bool operator==(const GridPoint&) const = default;
};

/// Negative when the path a-b-c turns left, with y down.
std::int64_t cross(GridPoint a, GridPoint b, GridPoint c) {
  return std::int64_t{b.x - a.x} * (c.y - a.y) - std::int64_t{b.y - a.y} * (c.x - a.x);
}

/// Whether the ear at corner b may be clipped in this pass; if so, the stream says whether it is.
bool may_cut(GridPoint a, GridPoint b, GridPoint c, std::uint32_t pass) {
  if (pass >= kStrictPasses) return true;
  if (cross(a, b, c) >= 0) return false;
  const std::int64_t dx = a.x - c.x, dy = a.y - c.y, reach = kFirstReach << pass;
  return dx * dx + dy * dy <= reach * reach;
}

/// The bit length of |value|, at most 7.
std::size_t bit_length_class(std::int32_t value) {
  std::size_t length = 0;
  for (auto left = static_cast<std::uint32_t>(value < 0 ? -value : value); left != 0 && length < 7; left >>= 1) ++length;
  return length;
}

std::size_t sign_class(std::int32_t value) { return value < 0 ? 0 : value == 0 ? 1 : 2; }

void extend(MapBounds& bounds, MapPoint point, bool first) {
  if (first) bounds = {point.x, point.y, point.x, point.y};
  bounds.min_x = std::min(bounds.min_x, point.x);
  bounds.min_y = std::min(bounds.min_y, point.y);
  bounds.max_x = std::max(bounds.max_x, point.x);
  bounds.max_y = std::max(bounds.max_y, point.y);
}

struct Totals {
  std::uint32_t countries, vertices, corners, arcs, arc_points;
};

class PackDecoder {
 public:
  PackDecoder(std::string_view stream, double step, Totals totals, MapData& map)
      : in_(stream), step_(step), totals_(totals), max_points_(2 * (stream.size() + kHeaderBytes)), map_(map) {}

  /// Returns "", or a sentence that says what is wrong.
  std::string_view decode() {
    map_.countries.reserve(totals_.countries);
    map_.vertices.reserve(totals_.vertices);
    map_.indices.reserve(totals_.corners);
    map_.arcs.reserve(totals_.arcs);
    map_.arc_points.reserve(totals_.arc_points);
    for (std::uint32_t i = 0; i < totals_.countries; ++i) {
      if (!read_country()) return problem_;
    }
    const bool complete = map_.vertices.size() == totals_.vertices && map_.indices.size() == totals_.corners &&
                          map_.arcs.size() == totals_.arcs && map_.arc_points.size() == totals_.arc_points;
    return complete ? std::string_view() : "The map pack holds less than its header declares.";
  }

 private:
  struct Arc {
    std::uint32_t first = 0, count = 0;  // in points_
    std::int32_t drawn = -1;             // index into MapData::arcs; -1: not drawn, lies on the clip edge
  };

  bool fail(std::string_view problem) {
    problem_ = problem;
    return false;
  }

  MapPoint to_plane(GridPoint p) const { return {static_cast<float>(p.x * step_), static_cast<float>(p.y * step_)}; }

  bool read_text(std::string& text) {
    const std::uint32_t length = in_.number(count_);
    if (length > kMaxTextBytes) return fail("The map pack holds a name that is too long.");
    std::size_t before = ' ';
    for (std::uint32_t i = 0; i < length; ++i) {
      const std::uint8_t c = in_.byte(text_[before & 127]);
      text.push_back(static_cast<char>(c));
      before = c;
    }
    return true;
  }

  /// Decodes a delta (a magnitude and, unless that is 0, a sign) into `step` and adds it to `coordinate`.
  bool read_step(NumberModel& number, FlagModel& sign, std::int32_t& coordinate, std::int32_t& step) {
    const std::uint32_t size = in_.number(number);
    if (size > 2 * kMaxCoordinate) return fail("The map pack holds a point beyond the plane.");
    step = static_cast<std::int32_t>(size);
    if (size != 0 && in_.flag(sign)) step = -step;
    coordinate += step;
    if (coordinate > kMaxCoordinate || coordinate < -kMaxCoordinate)
      return fail("The map pack holds a point beyond the plane.");
    return true;
  }

  /// Decodes a point relative to the previous value of `point`.
  bool read_place(GridPoint& point) {
    std::int32_t ignored = 0;
    return read_step(place_[0], place_sign_[0], point.x, ignored) && read_step(place_[1], place_sign_[1], point.y, ignored);
  }

  bool read_country() {
    Country country;
    in_area_ = false;
    if (!read_text(country.a3) || !read_text(country.name) || !read_place(label_)) return false;
    in_area_ = !country.a3.empty() && country.a3[0] >= 'a' && country.a3[0] <= 'z';
    if (!in_area_ && !map_.areas.empty()) return fail("The map pack holds a country after its areas.");
    country.label = {label_.x * step_ / kLabelFineness, label_.y * step_ / kLabelFineness};
    country.first_vertex = static_cast<std::uint32_t>(map_.vertices.size());
    country.first_index = static_cast<std::uint32_t>(map_.indices.size());
    for (std::uint32_t left = in_.number(count_); left > 0; --left) {
      if (!read_polygon()) return false;
    }
    country.vertex_count = static_cast<std::uint32_t>(map_.vertices.size()) - country.first_vertex;
    country.index_count = static_cast<std::uint32_t>(map_.indices.size()) - country.first_index;
    for (std::size_t i = country.first_vertex; i < map_.vertices.size(); ++i) {
      extend(country.bounds, map_.vertices[i], i == country.first_vertex);
    }
    (in_area_ ? map_.areas : map_.countries).push_back(std::move(country));
    return true;
  }

  bool read_polygon() {
    const std::uint32_t rings = in_.number(count_);
    if (rings == 0 || rings > 1 + kMaxHoles) return fail("The map pack holds a polygon of no rings, or of too many.");
    polygon_.clear();
    ring_ends_.clear();
    for (std::uint32_t i = 0; i < rings; ++i) {
      const std::size_t begin = polygon_.size();
      if (!read_ring()) return false;
      if (polygon_.size() < begin + 3) return fail("The map pack holds a ring of fewer than three points.");
      ring_ends_.push_back(static_cast<std::uint32_t>(polygon_.size()));
    }
    const auto base = static_cast<std::uint32_t>(map_.vertices.size());
    for (const GridPoint p : polygon_) map_.vertices.push_back(to_plane(p));
    return join_holes() && cut_triangles(base);
  }

  bool read_ring() {
    const std::uint32_t arcs = in_.number(count_);
    GridPoint start, end;
    for (std::uint32_t i = 0; i < arcs; ++i) {
      const bool last = i + 1 == arcs;
      const bool is_new = in_.flag(new_[i == 0 ? 0 : 1]);
      if (is_new && i == 0) {
        if (!read_place(origin_)) return false;
        start = end = origin_;
      }
      if (is_new ? !read_arc(start, end, last) : !reuse_arc(i == 0, start, end)) return false;
      if (polygon_.size() + map_.vertices.size() > totals_.vertices) {
        return fail("The map pack holds more vertices than its header declares.");
      }
    }
    return start == end || fail("The map pack holds a ring that is not closed.");
  }

  /// Decodes a new arc that begins at `end`, and moves `end` to its last point. `last`: the arc closes the ring at `start`.
  bool read_arc(GridPoint start, GridPoint& end, bool last) {
    const bool hidden = in_.flag(hidden_);
    const bool disputed = in_.flag(disputed_);
    const std::uint32_t steps = in_.number(points_number_[last ? 1 : 0]);
    if (steps > max_points_ || points_.size() + steps + 2 > max_points_) return fail("The map pack holds too many points.");
    if (steps == 0 && !last) return fail("The map pack holds a line of one point.");
    Arc arc;
    arc.first = static_cast<std::uint32_t>(points_.size());
    points_.push_back(end);
    std::int32_t dx = 0, dy = 0;
    for (std::uint32_t i = 0; i < steps; ++i) {
      const std::size_t scale = std::max(bit_length_class(dx), bit_length_class(dy));
      const std::size_t sx = sign_class(dx), sy = sign_class(dy);
      if (!read_step(length_[0][scale][bit_length_class(dx)], sign_[0][sx][sy][1], end.x, dx)) return false;
      if (!read_step(length_[1][scale][bit_length_class(dx)], sign_[1][sx][sy][sign_class(dx)], end.y, dy)) return false;
      points_.push_back(end);
    }
    if (last) points_.push_back(end = start);
    arc.count = static_cast<std::uint32_t>(points_.size()) - arc.first;
    for (std::uint32_t i = 0; i + 1 < arc.count; ++i) polygon_.push_back(points_[arc.first + i]);
    if (!hidden && !in_area_ && !draw_arc(arc, disputed)) return false;
    arcs_.push_back(arc);
    return true;
  }

  bool draw_arc(Arc& arc, bool disputed) {
    if (map_.arcs.size() == totals_.arcs || map_.arc_points.size() + arc.count > totals_.arc_points) {
      return fail("The map pack holds more lines than its header declares.");
    }
    arc.drawn = static_cast<std::int32_t>(map_.arcs.size());
    MapArc line;
    line.first_point = static_cast<std::uint32_t>(map_.arc_points.size());
    line.point_count = arc.count;
    line.left = static_cast<std::int32_t>(map_.countries.size());
    line.disputed = disputed;
    for (std::uint32_t i = 0; i < arc.count; ++i) {
      map_.arc_points.push_back(to_plane(points_[arc.first + i]));
      extend(line.bounds, map_.arc_points.back(), i == 0);
    }
    map_.arcs.push_back(line);
    return true;
  }

  /// Appends an arc that an earlier ring, of a neighbour or of this country, contained.
  bool reuse_arc(bool first, GridPoint& start, GridPoint& end) {
    const std::uint32_t back = in_.number(reuse_);
    const bool backwards = in_.flag(backwards_);
    if (back >= arcs_.size()) return fail("The map pack refers to a line that it does not hold.");
    const Arc& arc = arcs_[arcs_.size() - 1 - back];
    const std::size_t last = arc.first + arc.count - 1;
    const GridPoint from = points_[backwards ? last : arc.first];
    if (first) start = from;
    if (!first && !(from == end)) return fail("The map pack holds a ring that is not closed.");
    if (polygon_.size() + map_.vertices.size() + arc.count > totals_.vertices + std::size_t{1}) {
      return fail("The map pack holds more vertices than its header declares.");
    }
    for (std::uint32_t i = 0; i + 1 < arc.count; ++i) polygon_.push_back(points_[backwards ? last - i : arc.first + i]);
    end = points_[backwards ? arc.first : last];
    if (arc.drawn >= 0 && !in_area_)
      map_.arcs[static_cast<std::size_t>(arc.drawn)].right = static_cast<std::int32_t>(map_.countries.size());
    return true;
  }

  /// Fills ring_ with the exterior and holes as one outline, each hole joined by two coincident edges.
  bool join_holes() {
    ring_.resize(ring_ends_.front());
    for (std::uint32_t i = 0; i < ring_.size(); ++i) ring_[i] = i;
    for (std::size_t hole = 1; hole < ring_ends_.size(); ++hole) {
      const std::uint32_t to = in_.number(count_), at = in_.number(count_);
      const std::uint32_t begin = ring_ends_[hole - 1], size = ring_ends_[hole] - begin;
      if (to >= ring_.size() || at >= size) return fail("The map pack joins a hole to a point that it does not hold.");
      std::vector<std::uint32_t> rotated(size + 2);
      for (std::uint32_t i = 0; i <= size; ++i) rotated[i] = begin + (at + i) % size;
      rotated.back() = ring_[to];
      ring_.insert(ring_.begin() + static_cast<std::ptrdiff_t>(to) + 1, rotated.begin(), rotated.end());
    }
    return true;
  }

  void push_triangle(std::uint32_t base, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    for (const std::uint32_t corner : {a, b, c}) map_.indices.push_back(base + corner);
  }

  /// Clips the ears of ring_, as the decisions in the stream say.
  bool cut_triangles(std::uint32_t base) {
    if (map_.indices.size() + 3 * (ring_.size() - 2) > totals_.corners) {
      return fail("The map pack holds more triangles than its header declares.");
    }
    bool before = false;
    for (std::uint32_t pass = 0; ring_.size() > 3; ++pass) {
      if (pass == kMaxPasses) return fail("The map pack holds a ring that is not cut into triangles.");
      std::size_t live = ring_.size();
      std::size_t top = 0;  // the stack is the front of ring_ itself: it never overtakes `next`
      for (std::size_t next = 0, size = ring_.size(); next < size; ++next) {
        ring_[top++] = ring_[next];
        while (top >= 3 && live > 3) {
          const std::uint32_t a = ring_[top - 3], b = ring_[top - 2], c = ring_[top - 1];
          if (!may_cut(polygon_[a], polygon_[b], polygon_[c], pass)) break;
          before = in_.flag(cut_[std::min(pass, 15U)][before ? 1 : 0]);
          if (!before) break;
          push_triangle(base, a, b, c);
          ring_[top - 2] = c;
          --top;
          --live;
        }
      }
      ring_.resize(top);
    }
    push_triangle(base, ring_[0], ring_[1], ring_[2]);
    return true;
  }

  RangeDecoder in_;
  double step_;
  Totals totals_;
  std::size_t max_points_;
  MapData& map_;
  std::string_view problem_;
  bool in_area_ = false;  // the country being decoded is an area

  GridPoint origin_;               // start of the last ring that encoded its start
  GridPoint label_;                // the last label, in steps of 1 / kLabelFineness
  std::vector<GridPoint> points_;  // of arcs_
  std::vector<Arc> arcs_;
  std::vector<GridPoint> polygon_;        // the current polygon: all its rings
  std::vector<std::uint32_t> ring_ends_;  // into polygon_
  std::vector<std::uint32_t> ring_;       // indices into polygon_, see join_holes()

  NumberModel count_, reuse_;
  std::array<ByteModel, 128> text_;
  std::array<NumberModel, 2> place_, points_number_;
  std::array<FlagModel, 2> place_sign_, new_;
  FlagModel backwards_, hidden_, disputed_;
  std::array<std::array<std::array<NumberModel, 8>, 8>, 2> length_;             // [axis][previous scale][other delta's length]
  std::array<std::array<std::array<std::array<FlagModel, 3>, 3>, 3>, 2> sign_;  // [axis][previous signs of x, y][sign of x]
  std::array<std::array<FlagModel, 2>, 16> cut_;                                // [pass][previous decision]
};

Result<MapData> failed(std::string_view sentence) { return failure<MapData>(std::string(sentence)); }

}  // namespace

std::optional<std::uint32_t> MapData::find(std::string_view a3) const {
  for (std::uint32_t i = 0; i < countries.size(); ++i) {
    if (countries[i].a3 == a3) return i;
  }
  return std::nullopt;
}

const Country* MapData::find_area(std::string_view name) const {
  for (const Country& area : areas) {
    if (area.a3 == name) return &area;
  }
  return nullptr;
}

std::string_view sovereign_of(std::string_view a3) {
  // Pairs of territory and state. Sovereignty, not the scope of a treaty: Puerto Rico belongs to the United States, although
  // the North Atlantic Treaty ends at the Tropic of Cancer. Left out are territories under disputed sovereignty (the Falkland
  // Islands, South Georgia, the Chagos Archipelago) and states in free association. Svalbard has no code on the map.
  static constexpr std::string_view kTerritories =
      "GRLDNK FRODNK ALAFIN BLMFRA MAFFRA SPMFRA PYFFRA NCLFRA WLFFRA ATFFRA ABWNLD CUWNLD SXMNLD AIAGBR BMUGBR VGBGBR CYMGBR "
      "GGYGBR IMNGBR JEYGBR MSRGBR PCNGBR SHNGBR TCAGBR PRIUSA VIRUSA GUMUSA ASMUSA MNPUSA HMDAUS NFKAUS CXRAUS CCKAUS HKGCHN "
      "MACCHN ";
  for (std::size_t i = 0; i < kTerritories.size(); i += 7)
    if (kTerritories.substr(i, 3) == a3) return kTerritories.substr(i + 3, 3);
  return a3;
}

Result<MapData> decode_map(std::string_view bytes) {
  if (bytes.substr(0, kMagic.size()) != kMagic) return failed("This is not a map pack.");
  if (bytes.size() < kHeaderBytes) return failed("The map pack is cut off.");
  if (static_cast<unsigned char>(bytes[kMagic.size()]) != kVersion) {
    return failed("The map pack was made for another version of this program.");
  }
  if (little_endian_u32(bytes, kChecksumOffset) != fnv1a(bytes.substr(kPayloadOffset)))
    return failed("The map pack is damaged.");
  const auto header = [&](std::size_t i) { return little_endian_u32(bytes, kPayloadOffset + 4 * i); };
  const double lon_deg = static_cast<std::int32_t>(header(0)) / 1e6, lat_deg = static_cast<std::int32_t>(header(1)) / 1e6;
  const double step = header(2) / 1e9;
  if (lon_deg < -180 || lon_deg > 180 || lat_deg < -90 || lat_deg > 90 || step <= 0) {
    return failed("The map pack's projection makes no sense.");
  }
  // Real packs have less than one vertex or point per byte, and more than eight bytes per country or line.
  const Totals totals{header(3), header(4), header(5), header(6), header(7)};
  const std::size_t size = bytes.size();
  if (totals.countries > size / 8 || totals.vertices > 2 * size || totals.corners > 6 * size || totals.arcs > size / 8 ||
      totals.arc_points > 2 * size) {
    return failed("The map pack declares more than it can hold.");
  }
  Result<MapData> result;
  result.value.emplace();
  result.value->projection_centre = {lon_deg, lat_deg};
  // On the heap: its models are too large for the WebAssembly stack.
  const auto decoder = std::make_unique<PackDecoder>(bytes.substr(kHeaderBytes), step, totals, *result);
  const std::string_view problem = decoder->decode();
  if (!problem.empty()) return failed(problem);
  return result;
}

std::optional<std::uint32_t> country_at(const MapData& map, PlanePoint point) {
  const auto side = [&](MapPoint a, MapPoint b) {
    return (double{b.x} - a.x) * (point.y - a.y) - (double{b.y} - a.y) * (point.x - a.x);
  };
  for (std::uint32_t n = 0; n < map.countries.size(); ++n) {
    const Country& country = map.countries[n];
    const MapBounds& box = country.bounds;
    if (!(point.x >= box.min_x && point.x <= box.max_x && point.y >= box.min_y && point.y <= box.max_y)) continue;
    for (std::size_t i = country.first_index; i < std::size_t{country.first_index} + country.index_count; i += 3) {
      const MapPoint a = map.vertices[map.indices[i]], b = map.vertices[map.indices[i + 1]],
                     c = map.vertices[map.indices[i + 2]];
      const double ab = side(a, b), bc = side(b, c), ca = side(c, a);
      const bool inside = (ab <= 0 && bc <= 0 && ca <= 0) || (ab >= 0 && bc >= 0 && ca >= 0);
      if (inside && ab + bc + ca != 0) return n;
    }
  }
  return std::nullopt;
}

}  // namespace standpoint

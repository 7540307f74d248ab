#!/usr/bin/env bash
# fetch-imgui.sh DIR: fetches Dear ImGui's sources from Debian's source package, verified by apt's signatures and a pinned hash.
# apt runs with a separate configuration in a temporary folder, so the system's is not changed.
set -euo pipefail
target=${1:?usage: fetch-imgui.sh DIR}
version=1.92.2b+ds-1
sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48
suites='forky sid' # Debian 12 has no such source package
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

stamp="$version $sha256"
if [ "$(cat "$target/.version" 2>/dev/null)" = "$stamp" ]; then exit 0; fi
if [ ! -e "$keyring" ]; then
  echo "fetch-imgui: this is not Debian ($keyring does not exist)" >&2
  exit 1
fi

# The archive that this machine uses, from apt's package lists or, before the first update, from its sources.
uri=$(apt-get indextargets --format '$(LABEL)|$(COMPONENT)|$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
  awk -F'|' '$1 == "Debian" && $2 == "main" { print $3; exit }')
if [ -z "$uri" ]; then
  uri=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.{list,sources} 2>/dev/null | sed 's/\[[^]]*\]//' |
    awk '(tolower($1) == "uris:" || $1 == "deb") && $2 ~ /\/debian\/?$/ { print $2; exit }')
fi
if [ -z "$uri" ]; then
  echo "fetch-imgui: no Debian archive in the configuration of apt" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work" # apt downloads as another user
mkdir -p "$work"/{lists/partial,cache/archives/partial,empty,source}
if [ "$(id -u)" = 0 ] && id _apt >/dev/null 2>&1; then
  chown _apt "$work"/{lists/partial,cache/archives/partial,source}
fi
for suite in $suites; do
  printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n\n' "$uri" "$suite" "$keyring"
done >"$work/imgui.sources"
apt=(apt-get -qq -o Dir::Etc::sourcelist="$work/imgui.sources" -o Dir::Etc::sourceparts="$work/empty"
  -o Dir::Etc::preferences="$work/none" -o Dir::Etc::preferencesparts="$work/empty" -o Dir::State::lists="$work/lists"
  -o Dir::Cache="$work/cache" -o Acquire::Languages=none -o Acquire::Retries=3)

echo "Fetching Dear ImGui $version from Debian's archive" >&2
"${apt[@]}" update
(cd "$work/source" && "${apt[@]}" --download-only source "imgui=$version" >&2)
archive=$work/source/imgui_${version%-*}.orig.tar.xz
echo "$sha256  $archive" | sha256sum --check --quiet -
rm -rf "$target"
mkdir -p "$target"
tar -xJf "$archive" -C "$target" --strip-components=1
echo "$stamp" >"$target/.version"

#!/usr/bin/env bash
# Installs what the conformance tests run: Java for EPUBCheck, Chromium, Pango for WeasyPrint, liblouis
# for braille, eSpeak NG and a decoder of MP3, Ace by DAISY, axe-core, the parsers of two catalogue
# clients (of which one brings Readium's parser of EPUBs along), and WordPress.
# Does only what is missing; a second run is quick. What it can't install it names and goes on:
# the tests that need it are then skipped, and in CI they fail.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=build/tools
ace_version=1.4.6
axe_version=4.14.1
thorium_version=1.0.47
nypl_version=0.1.0
mkdir -p "$tools"

tell() { echo "tests/tools/setup.sh: $1; without, the tests that need it are skipped (in CI they fail)" >&2; }

apt_install() {
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo --non-interactive)
  command -v apt-get >/dev/null &&
    "${as_root[@]}" true 2>/dev/null &&
    "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

missing=()
command -v javac >/dev/null || missing+=(default-jdk-headless) # EpubChecks.java is run as it stands
command -v espeak-ng >/dev/null || missing+=(espeak-ng)
command -v mpg123 >/dev/null || missing+=(mpg123)
command -v npm >/dev/null || missing+=(nodejs npm)
command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
ldconfig -p 2>/dev/null | grep -q libpangoft2-1.0 || missing+=(libpangoft2-1.0-0)
# A real WordPress, which is read as a source: its files, PHP and a database; the test starts its own.
[ -d /usr/share/wordpress ] || missing+=(wordpress)
command -v mariadbd >/dev/null || missing+=(mariadb-server)
command -v php >/dev/null || missing+=(php-cli php-mysql php-gd php-xml php-mbstring php-curl)
# W3C's document types, by which talking books are validated.
[ -d /usr/share/xml/w3c-sgml-lib ] || missing+=(w3c-sgml-lib)
ldconfig -p 2>/dev/null | grep -q liblouis.so || missing+=(liblouis20 liblouis-data)
if ((${#missing[@]})); then
  apt_install "${missing[@]}" || tell "install ${missing[*]}"
fi

# Ace brings Electron along, whose install script downloads a browser; the puppeteer runner needs
# none of it, so no script is run.
versions="$ace_version $axe_version $thorium_version $nypl_version"
if [ "$(cat "$tools/.ace" 2>/dev/null)" != "$versions" ]; then
  if command -v npm >/dev/null &&
    PUPPETEER_SKIP_DOWNLOAD=1 npm install --loglevel=error --ignore-scripts --no-audit --no-fund \
      --prefix "$tools" "@daisy/ace@$ace_version" "axe-core@$axe_version" \
      "r2-opds-js@$thorium_version" "opds-feed-parser@$nypl_version" >/dev/null; then
    echo "$versions" >"$tools/.ace"
  else
    tell "Ace, axe-core, r2-opds-js and opds-feed-parser could not be installed by npm"
  fi
fi

# Chromium refuses to run as root in its sandbox, as CI's machines do.
cat >"$tools/chromium" <<'WRAPPER'
#!/bin/sh
exec chromium --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking "$@"
WRAPPER
chmod +x "$tools/chromium"

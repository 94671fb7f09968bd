#!/usr/bin/env bash
# Installs what the conformance tests run: Java for EPUBCheck, Chromium and Ace by DAISY.
# Does only what is missing; a second run is quick. Without the right to install, it says what to do.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=build/tools
ace_version=1.4.6
mkdir -p "$tools"

missing=()
command -v java >/dev/null || missing+=(default-jre-headless)
command -v npm >/dev/null || missing+=(nodejs npm)
command -v chromium >/dev/null || missing+=(chromium)
if ((${#missing[@]})); then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo --non-interactive)
  if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${missing[@]}" fonts-dejavu-core >/dev/null
  else
    echo "tests/tools/setup.sh: install ${missing[*]} for the conformance tests; without, they are skipped" >&2
    exit 0
  fi
fi

# Ace brings Electron along, whose install script downloads a browser; the puppeteer runner needs
# none of it, so no script is run.
if [ "$(cat "$tools/.ace" 2>/dev/null)" != "$ace_version" ]; then
  PUPPETEER_SKIP_DOWNLOAD=1 npm install --silent --ignore-scripts --no-audit --no-fund \
    --prefix "$tools" "@daisy/ace@$ace_version"
  echo "$ace_version" >"$tools/.ace"
fi

# Chromium refuses to run as root in its sandbox, as CI's machines do.
cat >"$tools/chromium" <<'EOF'
#!/bin/sh
exec chromium --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking "$@"
EOF
chmod +x "$tools/chromium"

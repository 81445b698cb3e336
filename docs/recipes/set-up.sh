#!/bin/sh
# Makes services of Hashiya on Debian, as root: docs/recipes/set-up.sh news.example.org
# With DESTDIR=/some/folder it writes the same files there, makes no user and starts nothing.
set -eu

name=${1:?"Say under which name the site is visited: set-up.sh news.example.org"}
case $name in *[!A-Za-z0-9.-]*) echo "$name is no name of a site." >&2; exit 1 ;; esac
root=${DESTDIR:-}
here=$(cd "$(dirname "$0")" && pwd)

mkdir -p "$root/etc/systemd/system" "$root/etc/caddy" "$root/var/backups/hashiya"
if [ -z "$root" ]; then
    id hashiya >/dev/null 2>&1 || useradd --system --home-dir /var/lib/hashiya --shell /usr/sbin/nologin hashiya
    chown hashiya:hashiya /var/backups/hashiya
fi
chmod 700 "$root/var/backups/hashiya"

# What somebody has changed by hand stays: only what is missing is written.
if [ ! -e "$root/etc/hashiya.env" ]; then
    sed "s/news\.example\.org/$name/" "$here/hashiya.env" > "$root/etc/hashiya.env"
    chmod 600 "$root/etc/hashiya.env"
fi
if ! grep -qs "^$name {" "$root/etc/caddy/Caddyfile"; then
    [ ! -e "$root/etc/caddy/Caddyfile" ] || mv "$root/etc/caddy/Caddyfile" "$root/etc/caddy/Caddyfile.before-hashiya"
    sed "s/news\.example\.org/$name/" "$here/Caddyfile" > "$root/etc/caddy/Caddyfile"
fi
cp "$here/hashiya-web.service" "$here/hashiya-worker@.service" "$root/etc/systemd/system/"

if [ -z "$root" ]; then
    systemctl daemon-reload
    systemctl enable --now hashiya-web.service hashiya-worker@1.service
    systemctl reload-or-restart caddy
    echo "https://$name answers in a minute. The password of admin is in /var/lib/hashiya/first-password."
else
    echo "Written under $root; nothing was started."
fi

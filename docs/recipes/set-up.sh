#!/bin/sh
# Makes services of Hashiya on Debian, as root: docs/recipes/set-up.sh news.example.org
# With DESTDIR=/some/folder it writes the same files there, makes no user and starts nothing.
set -eu

name=${1:?"Say under which name the site is visited: set-up.sh news.example.org"}
case $name in *[!A-Za-z0-9.-]*) echo "$name is no name of a site." >&2; exit 1 ;; esac
root=${DESTDIR:-}
here=$(cd "$(dirname "$0")" && pwd)

mkdir -p "$root/etc/systemd/system" "$root/etc/caddy" "$root/var/backups/hashiya" "$root/usr/local/sbin"
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
install -m 755 "$here/hashiya" "$root/usr/local/sbin/hashiya"

if [ -n "$root" ]; then
    echo "Written under $root; nothing was started."
    exit
fi

# The services may not change the code: what Python compiles of it is kept once, by root.
/opt/hashiya/.venv/bin/python -m compileall -q /opt/hashiya/reader
systemctl daemon-reload
systemctl enable --now hashiya-web.service hashiya-worker@1.service
systemctl reload-or-restart caddy

ask="import http.client as h, sys; c = h.HTTPConnection('127.0.0.1', 8000, timeout=5)
c.request('GET', '/healthz', headers={'Host': sys.argv[1]}); sys.exit(c.getresponse().status != 200)"
# Whose certificate it is matters to browsers; here, that there is one at all.
greet="import socket, ssl, sys; c = ssl._create_unverified_context()
c.wrap_socket(socket.create_connection(('127.0.0.1', 443), 5), server_hostname=sys.argv[1])"

# wait_for SECONDS QUESTION: until Python answers it without an error
wait_for() {
    for _ in $(seq "$1"); do
        python3 -c "$2" "$name" 2>/dev/null && return
        sleep 1
    done
    return 1
}

echo "Waiting until the site answers ..."
if ! wait_for 300 "$ask"; then
    echo "It does not answer yet. What it says: journalctl -u hashiya-web" >&2
    exit 1
fi
if ! wait_for 60 "$greet"; then
    echo "The site runs, but Caddy has no certificate for $name yet. What it says: journalctl -u caddy" >&2
    echo "Does the name lead here, are ports 80 and 443 open? Without the internet see docs/recipes/README.md." >&2
    exit 1
fi
echo "https://$name is there. The password of admin is in /var/lib/hashiya/first-password."

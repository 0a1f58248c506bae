#!/bin/sh
# Install Debian's Chromium, for root on a machine with apt. Fails where that cannot be.
set -e
[ "$(id -u)" = 0 ]
command -v apt-get >/dev/null
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null

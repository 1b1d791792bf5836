#!/bin/sh
# For Raycast: shows what happened to the shares in the last 24 hours, or in another time.
#
# Needs    mountaineer, installed or on the PATH.
# Raycast  Settings > Extensions > Script Commands > Add Directories: the folder of this file.
# Terminal sh recent-changes.sh [DURATION], such as 2h or 7d
#
# @raycast.schemaVersion 1
# @raycast.title What happened to the shares
# @raycast.description Shows mounts, failovers and problems of the last 24 hours.
# @raycast.mode fullOutput
# @raycast.packageName mountaineer
# @raycast.icon ⛰
# @raycast.argument1 { "type": "text", "placeholder": "24h, 7d, ...", "optional": true }

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin

if ! command -v mountaineer > /dev/null; then
  echo 'mountaineer is not on the PATH; install it: java -jar mountaineer.jar install' >&2
  exit 127
fi
exec mountaineer history --since "${1:-24h}" --no-color 2>&1

#!/bin/bash
# Runs a command on a machine: as root on srv, as root or as evan on mac. Its environment is empty
# but for what is given.
#
#   on.sh DIR mac|evan|srv COMMAND...
set -euo pipefail

dir=$1 who=$2
shift 2
mac=$(cat "$dir/mac.pid")
enter=(nsenter --target "$mac" --mount --net --uts --ipc --pid)
case $who in
  mac) exec "${enter[@]}" "$@" ;;
  srv) exec "${enter[@]}" nsenter --target "$(cat "$dir/srv.pid")" --net "$@" ;;
  evan)
    exec "${enter[@]}" setpriv --reuid=501 --regid=501 --clear-groups \
      env -i HOME="$dir/home" PATH="$dir/bin" MOUNTAINEER_TOOLS="$dir/bin" LC_ALL=C.UTF-8 "$@"
    ;;
esac

#!/bin/sh
# Runs a command, a backup for instance, while a share is mounted over Thunderbolt, and only then.
#
#   backup-over-tb.sh [-w SECONDS] SHARE COMMAND [ARGUMENT...]
#
# Needs    mountaineer, installed or on the PATH; jq (macOS 15 has it; before: brew install jq).
# Install  cp backup-over-tb.sh ~/.mountaineer/, then for instance
#            sh ~/.mountaineer/backup-over-tb.sh -w 600 Core \
#              sh -c 'exec rsync -a --delete ~/Documents/ "$SHARE_PATH/Documents/"'
#
# It waits up to 10 minutes, or SECONDS, until the share is on tb. The command finds the stable path
# of the share in SHARE_PATH. Every 10 s the script checks that the share is still on tb; if not, it
# sends the command SIGTERM. If mountaineer does not answer, the command continues. The script never
# mounts, switches or unmounts a share.
#
# Exits    with the code of the command, or with
#            64  used wrongly, or mountaineer has no such share
#            69  mountaineer or jq is missing
#            75  the share was not on tb in time, and nothing was run
#            76  the share left tb, and the command was ended
#            78  the config of mountaineer is broken

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin

ends() {
  printf 'backup-over-tb: %s\n' "$2" >&2
  exit "$1"
}

usage='usage: backup-over-tb.sh [-w SECONDS] SHARE COMMAND [ARGUMENT...]'
seconds=600
while getopts w: option; do
  case $option in
    w) seconds=$OPTARG ;;
    *) ends 64 "$usage" ;;
  esac
done
shift $((OPTIND - 1))
case $seconds in
  '' | *[!0-9]*) ends 64 "$usage" ;;
esac
[ $# -ge 2 ] || ends 64 "$usage"
share=$1
shift
for tool in mountaineer jq; do
  command -v "$tool" > /dev/null || ends 69 "$tool is not on the PATH; nothing was run"
done

# limited SECONDS COMMAND...: ends the command when it has had its time.
limited() {
  left=$(($1 * 5))
  shift
  "$@" &
  while kill -0 $! 2> /dev/null; do
    [ "$left" -gt 0 ] || kill -9 $!
    left=$((left - 1))
    sleep 0.2
  done
  wait $!
}

# Sets state to tb, to the share's other state, or to unknown.
look() {
  seen=$(limited "${SECONDS_AT_MOST:-20}" mountaineer status --share "$share" --json -q 2> /dev/null)
  state=$(printf '%s' "$seen" | jq -r '.shares[0]
    | if .mount_state != "mounted" then .mount_state
      elif .active_interface == "tb" and .stable_path_ok then "tb"
      elif .active_interface == "tb" then "mounted, but \(.stable_path) does not lead to it"
      else .active_interface end' 2> /dev/null)
  SHARE_PATH=$(printf '%s' "$seen" | jq -r '.shares[0].stable_path' 2> /dev/null)
  state=${state:-unknown}
}

# Kept running a little longer than its own limit, in case mountaineer does not answer.
limited $((seconds + 20)) mountaineer wait --share "$share" --for tb --timeout "$((seconds + 1))s" -q 2> /dev/null
case $? in
  2) ends 64 "mountaineer has no share '$share'; nothing was run" ;;
  10) ends 78 'the config of mountaineer is broken; try: mountaineer config validate' ;;
esac
look
[ "$state" = tb ] || ends 75 "$share is not on tb after $seconds s but: $state; nothing was run"

export SHARE_PATH
# Before the command starts: a signal right after its start must not leave it behind.
trap 'kill $! 2> /dev/null; wait $!; exit 143' TERM
trap 'kill $! 2> /dev/null; wait $!; exit 130' INT
"$@" &
command=$!

pause=0
while kill -0 $command 2> /dev/null; do
  sleep 0.5
  pause=$((pause + 1))
  [ $((pause % 20)) -eq 0 ] || continue
  look
  case $state in
    tb | unknown) continue ;;
  esac
  kill $command 2> /dev/null || break
  wait $command
  ends 76 "$share left tb and is now: $state; the command was ended"
done
wait $command

#!/bin/sh
# For Raycast and Alfred: shows how the shares are mounted, or switches one of them.
#
# Needs    mountaineer, installed or on the PATH.
# Raycast  Settings > Extensions > Script Commands > Add Directories: the folder of this file.
# Alfred   Workflow > Keyword or Script Filter (argument optional) > Run Script, with input as argv:
#            sh /path/of/switch-share.sh "$1"
#          and type, for instance: Core tb
# Terminal sh switch-share.sh [SHARE [tb|fallback]]
# Exits    with the code of mountaineer, for instance 12 if files are open and nothing was changed. A
#          switch may take 120 s and a check 20 s, or SECONDS_AT_MOST, if that is set.
#
# @raycast.schemaVersion 1
# @raycast.title Shares over Thunderbolt
# @raycast.description Shows how the shares are mounted, or switches one to the other address.
# @raycast.mode fullOutput
# @raycast.packageName mountaineer
# @raycast.icon ⛰
# @raycast.argument1 { "type": "text", "placeholder": "share", "optional": true }
# @raycast.argument2 { "type": "dropdown", "placeholder": "switch to", "optional": true, "data": [{ "title": "Thunderbolt", "value": "tb" }, { "title": "fallback", "value": "fallback" }] }

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin

share=${1-}
to=${2-}
if [ $# -eq 1 ]; then
  # Alfred passes one text, and a share may have spaces in its name.
  case $share in
    *' tb') to=tb share=${share% tb} ;;
    *' fallback') to=fallback share=${share% fallback} ;;
  esac
fi

if ! command -v mountaineer > /dev/null; then
  echo 'mountaineer is not on the PATH; install it: java -jar mountaineer.jar install' >&2
  exit 127
fi

# limited SECONDS COMMAND...: asks the command to end when it has had its time, and at last insists.
limited() {
  left=$(($1 * 5))
  shift
  "$@" &
  while kill -0 $! 2> /dev/null && [ "$left" -gt -50 ]; do
    [ "$left" -ne 0 ] || kill $!
    left=$((left - 1))
    sleep 0.2
  done
  [ "$left" -gt -50 ] || kill -9 $!
  wait $!
}

case $share,$to in
  ,) limited "${SECONDS_AT_MOST:-20}" mountaineer status --no-color 2>&1 ;;
  *,) limited "${SECONDS_AT_MOST:-20}" mountaineer status "$share" --no-color 2>&1 ;;
  *) limited "${SECONDS_AT_MOST:-120}" mountaineer switch "$share" "$to" --no-color -q 2>&1 ;;
esac

#!/bin/sh
# Plays launchctl, plutil and id for mac.sh's Mac, as transcripts of real ones have them. Jobs really
# run, with the environment of the property list and nothing else; but it lets root act. The folder launchd/ holds:
#   loaded      the path of the property list, while the job is loaded
#   pid, exit   of its process, and how the one before ended
#   drain       seconds until a job is gone after its process
#   delay       seconds until a process is started
#   lie         bootstrap reports error 5 although it loads the job
#   no_login    nobody is logged in at the screen
#   disabled    the user has switched the job off
#   display     the screen that the user is logged in at, for X11

root=${0%/*}
root=${root%/*}
tool=${0##*/}
state=$root/launchd
label=com.mountaineer.agent
tab='	'

# Seconds since the start of this machine, as in all lines of the ledger.
read -r now _ 2> /dev/null < /proc/uptime || now=$(date +%s)
line="call$tab$now$tab$$$tab$tool"
for field; do
  line=$line$tab$field
done
printf '%s\n' "$line" >> "$root/ledger"

fails() {
  printf '%s\n' "$2" >&2
  exit "$1"
}

unescaped() {
  sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&apos;/'\''/g; s/&amp;/\&/g'
}

# The string behind a key.
value() {
  sed -n "/<key>$1<\/key>/{n;s/^ *<string>\(.*\)<\/string>\$/\1/p;}" "$2" | unescaped
}

# The pid of the job's process, if that lives.
living() {
  [ -f "$state/pid" ] && read -r pid < "$state/pid" && kill -0 "$pid" 2> /dev/null
}

start() {
  read -r plist < "$state/loaded"
  log=$(value StandardErrorPath "$plist")
  lang=$(value LANG "$plist")
  home=$(value MOUNTAINEER_HOME "$plist")
  tools=$(value MOUNTAINEER_TOOLS "$plist")
  path=$(value PATH "$plist")
  program=$(sed -n '/<array>/,/<\/array>/s/^ *<string>\(.*\)<\/string>$/\1/p' "$plist" | unescaped)
  command=${program##*
}
  program=${program%
*}
  rm -f "$state/pid"
  (
    sleep "$(cat "$state/delay")"
    env -i HOME="$HOME" LANG="$lang" MOUNTAINEER_HOME="$home" MOUNTAINEER_TOOLS="$tools" PATH="$path" \
      DISPLAY="$(cat "$state/display" 2> /dev/null)" \
      XPC_SERVICE_NAME="$label" MOUNTAINEER_PLATFORM=macos MOUNTAINEER_ALLOW_ROOT=1 \
      "$program" "$command" >> "$log" 2>&1 &
    printf '%s\n' "$!" > "$state/.pid"
    mv "$state/.pid" "$state/pid"
    wait "$!"
    printf '%s\n' "$?" > "$state/exit"
  ) < /dev/null > /dev/null 2>&1 &
}

stop() {
  ! living || kill -TERM "$pid"
  tries=0
  while living && [ "$tries" -lt 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  ! living || kill -KILL "$pid"
}

not_found() {
  fails 113 "Bad request.
Could not find service \"$label\" in domain for user gui: 501"
}

case $tool in
  id) printf '501\n' && exit 0 ;;
  plutil)
    grep -q '<plist version="1.0">' "$2" || { printf '%s: no property list\n' "$2" && exit 1; }
    printf '%s: OK\n' "$2"
    exit 0
    ;;
esac

case $1 in
  managername) printf 'Aqua\n' && exit 0 ;;
esac
[ ! -e "$state/no_login" ] || fails 125 'Could not print domain: 125: Domain does not support specified action'

case $1 in
  print)
    [ -e "$state/loaded" ] || not_found
    printf 'gui/501/%s = {\n\tactive count = 1\n' "$label"
    if living; then
      printf '\tstate = running\n\n\truns = 1\n\tpid = %s\n' "$pid"
    else
      printf '\tstate = spawn scheduled\n\n'
    fi
    if [ -e "$state/exit" ]; then
      printf '\tlast exit code = %s\n' "$(cat "$state/exit")"
    else
      printf '\tlast exit code = (never exited)\n'
    fi
    printf '\n\tresource coalition = {\n\t\tstate = active\n\t}\n}\n'
    ;;
  print-disabled)
    word=enabled
    [ ! -e "$state/disabled" ] || word=disabled
    printf '\tdisabled services = {\n\t\t"%s" => %s\n\t}\n' "$label" "$word"
    ;;
  enable) rm -f "$state/disabled" ;;
  disable) : > "$state/disabled" ;;
  bootout)
    [ -e "$state/loaded" ] || fails 3 'Boot-out failed: 3: No such process'
    (
      stop
      sleep "$(cat "$state/drain")"
      rm -f "$state/loaded" "$state/pid" "$state/exit"
    ) < /dev/null > /dev/null 2>&1 &
    ;;
  bootstrap)
    mode=$(ls -l "$3" | cut -c1-10)
    if [ -e "$state/loaded" ] || [ -e "$state/disabled" ] || [ "$mode" != -rw-r--r-- ]; then
      fails 5 'Bootstrap failed: 5: Input/output error
Try re-running the command as root for richer errors.'
    fi
    printf '%s\n' "$3" > "$state/loaded"
    start
    [ ! -e "$state/lie" ] || fails 5 'Bootstrap failed: 5: Input/output error'
    ;;
  kickstart)
    [ -e "$state/loaded" ] || not_found
    stop
    start
    ;;
  *) fails 64 "Unrecognized subcommand: $1" ;;
esac

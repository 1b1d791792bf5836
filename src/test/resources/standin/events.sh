#!/bin/sh
# The programs of macOS that report events, played by the name this is called with. The folder
# above its own holds the Mac (see mac.sh), and
#   events/<tool>   every line of it is told when it is added, by scutil as the key that changed
#   feeds/<tool>    the pid of the one that runs
#   knobs/<tool>    a pattern, then what to do: fail <code>, or flood
# Like the real ones scutil ends with its input, and notifyutil does not read it.

# shellcheck source=common.sh
. "${0%/*}/../common.sh"

note call "$$" "$tool" "$@"

action=
if [ -f "$root/knobs/$tool" ]; then
  {
    IFS= read -r _
    IFS= read -r action
  } < "$root/knobs/$tool"
fi

tells() {
  case $tool in
    scutil)
      printf 'notification callback (store address = 0x600002a1c0a0).\n'
      printf '  14:23:01.123 (+0.000) changedKey [0] = State:/Network/%s\n' "$1"
      ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# The value of a key: the link of an interface is all that there is.
shows() {
  case $1 in
    State:/Network/Interface/*/Link)
      interface=${1#State:/Network/Interface/}
      active=TRUE
      [ ! -e "$root/links/${interface%/Link}" ] || active=FALSE
      printf '<dictionary> {\n  Active : %s\n}\n' "$active"
      ;;
    *) printf '  No such key\n' ;;
  esac
}

case $action in
  fail\ *) exit "${action#fail }" ;;
esac

if [ "$tool" = scutil ]; then
  exec 4<&0 < /dev/null
  # Its commands come first; the end of the input ends it.
  watches=
  while [ -z "$watches" ] && IFS= read -r command <&4; do
    case $command in
      n.watch) watches=yes ;;
      show\ *) shows "${command#show }" ;;
      quit) break ;;
    esac
  done
  [ "$watches" ] || ends 0
  (
    while IFS= read -r _; do :; done <&4
    kill $$
  ) > /dev/null 2>&1 &
  exec 4<&-
fi

# Those that were there before it began are over.
told=$root/events/$tool
[ -f "$told" ] || : > "$told"
exec 5< "$told"
while IFS= read -r _ <&5; do :; done
printf '%s\n' "$$" > "$root/feeds/.$tool"
/bin/mv "$root/feeds/.$tool" "$root/feeds/$tool"
while [ "$action" = flood ]; do tells Interface/en0/IPv6; done
while :; do
  if IFS= read -r event <&5; then
    tells "$event"
  else
    /bin/sleep 0.05
  fi
done

# shellcheck shell=sh
# What all programs of the stand-in Mac have in common; see mac.sh for its folder. Only sh and
# programs of /bin are needed. Nothing here waits for longer than five minutes.

LC_ALL=C
export LC_ALL
tool=${0##*/}
root=${0%/*}
root=${root%/*}
tab='	'
me=root
[ ! -f "$root/user" ] || read -r me < "$root/user"

# Sets now: seconds since the start of this machine, or of 1970 where that is not told.
clock() {
  read -r now _ 2> /dev/null < /proc/uptime || now=$(/bin/date +%s)
}

# Adds a line to the ledger: its kind, the moment, then what belongs to it.
note() {
  clock
  line=$1$tab$now
  shift
  for field; do
    line=$line$tab$field
  done
  printf '%s\n' "$line" >> "$root/ledger"
}

ends() {
  note end "$$" "$tool" "$1"
  exit "$1"
}

fails() {
  printf '%s\n' "$2" >&2
  ends "$1"
}

# Runs a function after some seconds in a process of its own, which nothing ends that ends this one.
later() {
  (
    (
      /bin/sleep "$1"
      shift
      "$@"
    ) &
  ) > /dev/null 2>&1 < /dev/null
}

# Finds the knob for this call, if any: sets action and text.
knob() {
  for file in "$root/knobs/$tool".once* "$root/knobs/$tool"; do
    [ -f "$file" ] || continue
    {
      IFS= read -r pattern
      IFS= read -r action
      text=$(/bin/cat)
    } < "$file"
    # shellcheck disable=SC2254
    case $* in
      $pattern) ;;
      *) continue ;;
    esac
    case $file in
      *.once*) /bin/rm "$file" 2> /dev/null || continue ;;
    esac
    return 0
  done
  return 1
}

# Does what the knob for this call says, if there is one; returns for those that the tool plays.
turned() {
  action=
  knob "$@" || return 0
  case $action in
    hang\ *) exec /bin/sleep "${action#hang }" ;;
    fail\ *) fails "${action#fail }" "$text" ;;
    print\ *)
      [ -z "$text" ] || printf '%s\n' "$text"
      ends "${action#print }"
      ;;
    slow\ *) /bin/sleep "${action#slow }" ;;
    pad) /bin/cat "$root/padding/$tool" ;;
  esac
}

# Takes //[user@]server[:port]/share apart.
url() {
  rest=${1#//}
  authority=${rest%%/*}
  share=${rest#*/}
  server=${authority##*@}
  hostname "$server"
}

# Sets host, the name without a port.
hostname() {
  case $1 in
    \[*)
      host=${1#\[}
      host=${host%%\]*}
      ;;
    *) host=${1%%:*} ;;
  esac
}

# Sets address, that of a name, or the name itself.
address() {
  address=$1
  [ ! -f "$root/names/$1" ] || read -r address < "$root/names/$1"
}

# Succeeds if the server at an address answers to SMB.
serves() {
  [ ! -e "$root/down/$1" ] && [ ! -e "$root/frozen/$1" ]
}

# Waits until the server at an address is back, for five minutes at most.
hangs_on() {
  tries=0
  until serves "$1"; do
    tries=$((tries + 1))
    [ "$tries" -lt 1500 ] || ends 1
    /bin/sleep 0.2
  done
}

# Sets value: the first line of a file, or what stands in for it.
first_line() {
  value=$2
  [ ! -f "$root/$1" ] || read -r value < "$root/$1"
}

# Sets wire: the network interface by which an address is reached.
wire() {
  case $1 in
    127.0.0.1 | ::1) first_line "wires/$1" bridge0 ;;
    *) first_line "wires/$1" en0 ;;
  esac
  wire=$value
}

decode() {
  decoded=
  todo=$1
  while :; do
    case $todo in
      *%[0-9A-Fa-f][0-9A-Fa-f]*) ;;
      *) break ;;
    esac
    before=${todo%%%[0-9A-Fa-f][0-9A-Fa-f]*}
    todo=${todo#"$before"%}
    after=${todo#??}
    octal=$(printf %o "0x${todo%"$after"}")
    # shellcheck disable=SC2059
    decoded=$decoded$before$(printf "\\$octal")
    todo=$after
  done
  decoded=$decoded$todo
}

# Finds the mount on top at a path: sets entry, flags, source, host and address.
on_top() {
  entry=
  for file in "$root"/mounts/*; do
    IFS= read -r line 2> /dev/null < "$file" || continue
    case $line in
      *" on $1 ("*)
        entry=$file
        source=${line%%" on "*}
        flags=${line##*" ("}
        ;;
    esac
  done
  [ "$entry" ] && url "$source" && address "$host"
}

# Sets received: bytes that came from an address so far. They grow while it serves.
traffic() {
  if serves "$1"; then
    clock
    received=${now%.*}${now#*.}00
    printf '%s\n' "$received" > "$root/traffic/.$1.$$"
    /bin/mv "$root/traffic/.$1.$$" "$root/traffic/$1"
  else
    first_line "traffic/$1" 4711
    received=$value
  fi
}

#!/bin/sh
# A Mac made of files. Plays the programs of macOS by the name it is called with; the folder above
# its own holds the Mac:
#   Volumes/    stands for /Volumes
#   mounts/     a file for each mount with its line of `mount`; the later name lies on top
#   down/       a file for each host that does not answer
#   refused/    a file for each host that refuses the login
#   unsaved/    a file for each host for which the Keychain has no password
#   gss/        a file for each host that mount_smbfs has credentials for
#   holders/    a file for each process, named by pid: its command, then the path it has open
#   spelling/   a file for each share whose volume is named otherwise: directory, share in the table
#   knobs/      <tool>, or <tool>.once<number>: a pattern for the arguments, what to do, then a text
#   session     what `launchctl managername` says
#   settle      seconds until a mount made by NetFS appears in the table
#   linger      seconds until a mount point is removed after its unmount
#   events/     what the programs of events.sh tell; the kernel's mount events are added here
#   wires/      a file for each host: the network interface by which its mounts go, else bridge0
#   agent       what `launchctl print` says of the LaunchAgent, if it is loaded
#   ledger      what happened, in lines of fields parted by tabs
# Only sh and programs of /bin are needed. Nothing here waits for longer than a minute.

LC_ALL=C
export LC_ALL
tool=${0##*/}
root=${0%/*}
root=${root%/*}
tab='	'

note() {
  line=$1
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

hangs() {
  exec /bin/sleep 60
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

# Takes //[user@]server[:port]/share apart.
url() {
  rest=${1#//}
  authority=${rest%%/*}
  share=${rest#*/}
  server=${authority##*@}
  case $server in
    \[*)
      host=${server#\[}
      host=${host%%\]*}
      ;;
    *) host=${server%%:*} ;;
  esac
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

# Finds the mount on top at a path: sets entry, source and host.
on_top() {
  entry=
  for file in "$root"/mounts/*; do
    IFS= read -r line 2> /dev/null < "$file" || continue
    case $line in
      *" on $1 ("*)
        entry=$file
        source=${line%%" on "*}
        ;;
    esac
  done
  [ "$entry" ] && url "$source"
}

# Whether the same share of the same server is mounted.
mounted_already() {
  for file in "$root"/mounts/*; do
    IFS= read -r line 2> /dev/null < "$file" || continue
    case $line in
      //*"@$1/$2 on "*) return 0 ;;
    esac
  done
  return 1
}

# The kernel tells whoever listens that the mount table changed.
posts() {
  told=$root/events/notifyutil
  [ ! -f "$told" ] || printf 'com.apple.system.kernel.%s\n' "$1" >> "$told"
}

attach() {
  printf '%s\n' "$host" > "$2/served-by"
  name=$(/bin/date +%s%N)-$$
  printf '%s on %s (smbfs, nodev, nosuid, mounted by evan)\n' "$1" "$2" > "$root/mounts/.$name"
  note mounted "$tool" "$host" "$2"
  /bin/mv "$root/mounts/.$name" "$root/mounts/$name"
  posts mount
  share_in_table=${1##*/}
  count=0
  for file in "$root"/mounts/*; do
    IFS= read -r line 2> /dev/null < "$file" || continue
    case $line in
      //*/"$share_in_table on "*) count=$((count + 1)) ;;
    esac
  done
  [ "$count" -le 1 ] || note VIOLATION "$count mounts of $share_in_table"
}

# Whether somebody has a file open below a path who does not let go when asked, as indexers do.
held() {
  for file in "$root"/holders/*; do
    {
      IFS= read -r command
      IFS= read -r name
    } 2> /dev/null < "$file" || continue
    case $command/$name in
      mds*) ;;
      */"$1"/*) return 0 ;;
    esac
  done
  return 1
}

# Unmounts what lies on top at a path: 1 if nothing does, 2 if it is busy.
unmount() {
  on_top "$1" || return 1
  if [ "$2" = plain ]; then
    [ ! -e "$root/down/$host" ] || hangs
    ! held "$1" || return 2
  fi
  /bin/rm "$entry" 2> /dev/null || return 1
  note unmounted "$tool" "$2" "$1"
  posts unmount
  /bin/rm -f "$1/served-by"
  # diskarbitrationd removes the mount point a moment later.
  read -r linger < "$root/linger"
  (
    /bin/sleep "$linger"
    on_top "$1" || /bin/rmdir "$1"
  ) > /dev/null 2>&1 < /dev/null &
}

note call "$$" "$tool" "$@"
action=
if knob "$@"; then
  case $action in
    hang\ *) exec /bin/sleep "${action#hang }" ;;
    fail\ *) fails "${action#fail }" "$text" ;;
    print\ *)
      [ -z "$text" ] || printf '%s\n' "$text"
      ends "${action#print }"
      ;;
    slow\ *) /bin/sleep "${action#slow }" ;;
  esac
fi

case $tool in
  mount)
    printf '%s\n' \
      '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)' \
      'devfs on /dev (devfs, local, nobrowse)' \
      '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect, root data)' \
      'map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)'
    for file in "$root"/mounts/*; do
      IFS= read -r line 2> /dev/null < "$file" && printf '%s\n' "$line"
    done
    ends 0
    ;;

  osascript)
    for last; do :; done
    url "${last#smb:}"
    [ ! -e "$root/down/$host" ] || fails 1 "0:56: execution error: The server did not answer. (-36)"
    [ ! -e "$root/refused/$host" ] || fails 1 '0:56: execution error: The login was refused. (-5023)'
    # A window that nobody sees.
    [ ! -e "$root/unsaved/$host" ] || hangs
    ! mounted_already "$server" "$share" || ends 0
    decode "$share"
    directory=$decoded
    if [ -f "$root/spelling/$share" ]; then
      {
        IFS= read -r directory
        IFS= read -r share
      } < "$root/spelling/$share"
    fi
    path=$root/Volumes/$directory
    suffix=0
    until /bin/mkdir "$path" 2> /dev/null; do
      suffix=$((suffix + 1))
      [ "$suffix" -lt 10 ] || fails 1 "0:56: execution error: No place in Volumes. (-10810)"
      path=$root/Volumes/$directory-$suffix
    done
    note made "$path"
    read -r settle < "$root/settle"
    if [ "$settle" = 0 ]; then
      attach "//$authority/$share" "$path"
    else
      (
        /bin/sleep "$settle"
        attach "//$authority/$share" "$path"
      ) > /dev/null 2>&1 < /dev/null &
    fi
    printf 'file %s:\n' "$directory"
    ends 0
    ;;

  mount_smbfs)
    while [ $# -gt 2 ]; do shift; done
    url "$1"
    decode "$2"
    path=$decoded
    [ -e "$path" ] \
      || fails 71 "mount_smbfs: could not find mount point $2: No such file or directory"
    [ -d "$path" ] || fails 71 "mount_smbfs: can't mount on $path: Not a directory"
    [ ! -e "$root/down/$host" ] || fails 68 'mount_smbfs: server connection failed: Connection refused'
    case $authority in
      guest:@*) ;;
      *)
        [ -e "$root/gss/$host" ] \
          || fails 77 'mount_smbfs: server rejected the connection: Authentication error'
        ;;
    esac
    [ -O "$path" ] || fails 64 "mount_smbfs: mount error: $path: Operation not permitted"
    ! mounted_already "$server" "$share" || fails 64 "mount_smbfs: mount error: $path: File exists"
    attach "//$authority/$share" "$path"
    ends 0
    ;;

  diskutil)
    how=plain
    [ "$2" != force ] || how=force
    for path; do :; done
    result=0
    [ "$action" = lie ] || unmount "$path" "$how" || result=$?
    case $result in
      0)
        printf 'Unmount successful for %s\n' "$path"
        ends 0
        ;;
      1) fails 1 "Unable to find disk for $path" ;;
      *) fails 1 "Unmount failed for $path" ;;
    esac
    ;;

  umount)
    how=plain
    [ "$1" != -f ] || how=force
    for path; do :; done
    result=0
    [ "$action" = lie ] || unmount "$path" "$how" || result=$?
    case $result in
      0) ends 0 ;;
      1) fails 1 "umount: $path: not currently mounted" ;;
      *) fails 1 "umount($path): Resource busy -- try 'diskutil unmount'" ;;
    esac
    ;;

  lsof)
    path=
    case " $* " in
      *" -- "*) for path; do :; done ;;
    esac
    if [ "$path" ] && [ ! -e "$path" ]; then
      fails 1 "lsof: status error on $path: No such file or directory"
    fi
    found=1
    for file in "$root"/holders/*; do
      {
        IFS= read -r command
        IFS= read -r name
      } 2> /dev/null < "$file" || continue
      case $name in
        "$path"/*)
          printf 'p%s\nc%s\nLevan\nfcwd\nn%s\n' "${file##*/}" "$command" "$name"
          found=0
          ;;
      esac
    done
    ends "$found"
    ;;

  df)
    for path; do :; done
    on_top "$path" || source=/dev/disk3s5 path=/System/Volumes/Data host=
    [ ! -e "$root/down/$host" ] || [ -z "$host" ] || hangs
    printf '%s\n' \
      'Filesystem 1024-blocks      Used Available Capacity iused      ifree %iused  Mounted on' \
      "$source  209696376 199773696   9922680    96%       0 4294967295     0%   $path"
    ends 0
    ;;

  # The real one, unless the folder is on a mount whose host is away.
  find)
    folder=$(cd -P "$1" 2> /dev/null && pwd)
    volume=${folder#"$root/Volumes/"}
    if on_top "$root/Volumes/${volume%%/*}" && [ -e "$root/down/$host" ]; then
      hangs
    fi
    /usr/bin/find "$@"
    ends $?
    ;;

  # What was opened, the ledger tells.
  open) ends 0 ;;

  nc)
    while [ $# -gt 2 ]; do shift; done
    [ ! -e "$root/down/$1" ] \
      || fails 1 "nc: connectx to $1 port $2 (tcp) failed: Connection refused"
    printf 'Connection to %s port %s [tcp/microsoft-ds] succeeded!\n' "$1" "$2" >&2
    ends 0
    ;;

  launchctl)
    case $1 in
      managername)
        read -r session < "$root/session"
        printf '%s\n' "$session"
        ends 0
        ;;
      print)
        [ -f "$root/agent" ] || fails 113 "Could not find service \"${2##*/}\" in domain for user gui: 501"
        /bin/cat "$root/agent"
        ends 0
        ;;
    esac
    fails 64 "launchctl: unknown subcommand $1"
    ;;

  id)
    printf '501\n'
    ends 0
    ;;

  security)
    [ "$1 $2" = "find-internet-password -s" ] && [ "$6 $7" = "-r smb " ] || fails 2 "security: usage"
    [ ! -e "$root/unsaved/$3" ] \
      || fails 44 "security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain."
    printf 'keychain: "login.keychain-db"\nclass: "inet"\n'
    ends 0
    ;;

  smbutil)
    on_top "$3" || fails 74 "smbutil: no such mount"
    wire=bridge0
    [ ! -f "$root/wires/$host" ] || read -r wire < "$root/wires/$host"
    printf '{ "%s" : { "multi_channel_status" : { "0" : { "flags" : [ "main" ],\n' "$3"
    printf '"state" : "session active", "client_interface" : "%s", "server_inet" : "%s" } } } }\n' \
      "$wire" "$host"
    ends 0
    ;;

  route)
    [ "$3" = 127.0.0.1 ] && wire=bridge0 || wire=en0
    printf '   route to: %s\n  interface: %s\n' "$3" "$wire"
    ends 0
    ;;

  networksetup)
    printf '\nHardware Port: Wi-Fi\nDevice: en0\n\nHardware Port: Thunderbolt Bridge\nDevice: bridge0\n'
    ends 0
    ;;

  # The parent is root's, so an ordinary user may remove nothing there.
  rmdir) fails 1 "rmdir: $1: Permission denied" ;;

  *) fails 127 "$tool: no such program on this Mac" ;;
esac

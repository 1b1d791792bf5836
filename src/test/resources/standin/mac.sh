#!/bin/sh
# A Mac made of files. Plays the programs of macOS that mount, unmount and look at mounts, by the name
# it is called with; network.sh and events.sh play others. The folder above its own holds the Mac:
#   Volumes/    stands for /Volumes
#   mounts/     a file for each mount with its line of `mount`; the later name lies on top, and 0-* is
#               of the test itself
#   names/      a file for each server name that is no address: its address, or `unknown`
#   down/       a file for each address that does not answer: nothing, `timed out` or `no route`
#   frozen/     a file for each address that takes connections, but whose SMB server is silent
#   private/    a file for each address that macOS keeps programs from, Apple's included
#   refused/    a file for each server name that does not let the user in: what NetFS answers
#   passwords/  the time of the last change of what the Keychain has for a server name
#   nokey/      a file for each server name that the Keychain has no password for
#   windows/    a file for each password window that was opened: the server name
#   gss/        a file for each host that mount_smbfs has credentials for
#   ticket      a Kerberos ticket is there
#   holders/    a file for each process, named by pid: its command, then the path it has open
#   spelling/   a file for each share whose volume is named otherwise: directory, share in the table
#   knobs/      <tool>, or <tool>.once<number>: a pattern for the arguments, what to do, then a text
#   padding/    <tool>: what a call prints in front of everything else, if its knob says so
#   user        the name of the user, as the JVM has it
#   session     what `launchctl managername` says
#   settle      seconds until a mount made by NetFS appears in the table
#   linger      seconds until a mount point is removed after its unmount
#   statfs      what df does on a mount without its server: hang, cached, or the text of an error
#   events/     what the programs of events.sh tell; the kernel's mount events are added here
#   wires/      a file for each address: the interface that leads to it; bridge0 to 127.0.0.1, else en0
#   routes/     a file for each address: what `route` says in place of that; `none` is no route
#   links/      a file for each interface without a link
#   bonjour/    a file for each server that announces itself: its host and port, then its addresses
#   offers/     a file for each address: the names of the shares there, for whom it has let in
#   inet/       a file for each interface: its address, if not 10.10.10.2
#   processes   rows of `ps`: the pid and the path of a program
#   channels/   a file for each address: the state of its session, if not active
#   traffic/    a file for each address: bytes that were received from it
#   ledger      what happened, in lines of fields parted by tabs

# shellcheck source=common.sh
. "${0%/*}/../common.sh"

# Succeeds if the same share of the same server is mounted: sets where. NetFS and mount_smbfs compare
# addresses.
mounted_already() {
  address "$host"
  for file in "$root"/mounts/*; do
    IFS= read -r line 2> /dev/null < "$file" || continue
    case $line in
      *"/$2 on "*"mounted by $me)") ;;
      *) continue ;;
    esac
    theirs=${line#//}
    theirs=${theirs%%/*}
    theirs=${theirs##*@}
    same_server "$1" "$theirs" || continue
    where=${line#*" on "}
    where=${where%" ("*}
    return 0
  done
  return 1
}

same_server() {
  [ "$1" != "$2" ] || return 0
  case $1,$2 in
    *:*,*:*) [ "${1##*:}" = "${2##*:}" ] || return 1 ;;
  esac
  (
    hostname "$1"
    address "$host"
    ours=$address
    hostname "$2"
    address "$host"
    [ "$ours" = "$address" ]
  )
}

# The kernel reports to its listeners that the mount table changed.
posts() {
  told=$root/events/notifyutil
  [ ! -f "$told" ] || printf 'com.apple.system.kernel.%s\n' "$1" >> "$told"
}

attach() {
  printf '%s\n' "$host" > "$2/served-by"
  name=$(/bin/date +%s%N)-$$
  printf '%s on %s (smbfs, nodev, nosuid, mounted by %s)\n' "$1" "$2" "$me" > "$root/mounts/.$name"
  note mounted "$tool" "$host" "$2"
  /bin/mv "$root/mounts/.$name" "$root/mounts/$name"
  posts mount
  share_in_table=${1##*/}
  count=0
  for file in "$root"/mounts/*; do
    IFS= read -r line 2> /dev/null < "$file" || continue
    case ${file##*/}$line in
      0-*" on $root/Volumes/$share_in_table ("*) ;;
      # A stray that was there before: a mount beside it may have to.
      0-*) continue ;;
    esac
    case $line in
      *automounted*" mounted by $me)" | *nobrowse*" mounted by $me)") ;;
      //*/"$share_in_table on $root/Volumes/"*" mounted by $me)") count=$((count + 1)) ;;
    esac
  done
  [ "$count" -le 1 ] || note VIOLATION "$count mounts of $share_in_table"
}

# What NetAuthSysAgent does, whether osascript still waits for it or not: makes a directory and mounts
# there. Sets answer to what osascript prints in the end, and code.
lands() {
  code=0
  if mounted_already "$server" "$share"; then
    answer="file ${where##*/}:"
    return
  fi
  address "$host"
  if ! serves "$address"; then
    code=1
    answer='0:56: execution error: The server did not answer. (-36)'
    return
  fi
  decode "$share"
  directory=$decoded
  in_table=$share
  if [ -f "$root/spelling/$share" ]; then
    {
      IFS= read -r directory
      IFS= read -r in_table
    } < "$root/spelling/$share"
  fi
  path=$root/Volumes/$directory
  suffix=0
  until /bin/mkdir "$path" 2> /dev/null; do
    suffix=$((suffix + 1))
    if [ "$suffix" -ge 10 ]; then
      code=1
      answer='0:56: execution error: No place in Volumes. (-10810)'
      return
    fi
    path=$root/Volumes/$directory-$suffix
  done
  note made "$path"
  answer="file ${path##*/}:"
  read -r settle < "$root/settle"
  if [ "$settle" = 0 ]; then
    attach "//$authority/$in_table" "$path"
  else
    later "$settle" attach "//$authority/$in_table" "$path"
  fi
}

# Leaves the answer where osascript looks for it.
lands_and_tells() {
  lands
  printf '%s\n%s\n' "$code" "$answer" > "$root/netauth/.$$"
  /bin/mv "$root/netauth/.$$" "$root/netauth/$$"
}

# Waits for what NetAuthSysAgent does, for two minutes at most.
answered() {
  tries=0
  until [ -f "$root/netauth/$$" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 2400 ] || ends 1
    /bin/sleep 0.05
  done
  {
    read -r code
    IFS= read -r answer
  } < "$root/netauth/$$"
}

# A password window opens and stays until somebody types it, which takes this process along.
opens_window() {
  note window "$1"
  printf '%s\n' "$1" > "$root/windows/$$"
  tries=0
  while [ -e "$root/nokey/$1" ]; do
    tries=$((tries + 1))
    [ "$tries" -lt 1200 ] || ends 1
    /bin/sleep 0.1
  done
}

# Succeeds if NetFS can log in without asking anybody.
has_login() {
  [ -e "$root/nokey/$1" ] || return 0
  [ ! -e "$root/ticket" ] || return 0
  case $authority in
    guest:@* | GUEST:@*) return 0 ;;
  esac
  for file in "$root"/mounts/*; do
    IFS= read -r line 2> /dev/null < "$file" || continue
    case $line in
      //*"@$server/"*) return 0 ;;
    esac
  done
  return 1
}

# Succeeds if somebody has a file open below a path who does not let go when asked, as indexers do.
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

# Unmounts what lies on top at a path: 1 if nothing does, 2 if it is busy, 3 if it is not ours.
unmount() {
  on_top "$1" || return 1
  case $flags in
    *"mounted by $me)"*) ;;
    *)
      note denied "$tool" "$1"
      return 3
      ;;
  esac
  # An unmount that is under way is busy even for force.
  [ ! -e "$root/leaving/${entry##*/}" ] || return 2
  if [ "$2" = plain ]; then
    hangs_on "$address"
    ! held "$1" || return 2
  fi
  if [ "${action%% *}" = wait ]; then
    : > "$root/leaving/${entry##*/}"
    mine=$entry
    later "${action#wait }" detach "$1" "$2"
    while [ -e "$mine" ]; do /bin/sleep 0.1; done
  else
    detach "$1" "$2"
  fi
}

# Takes the mount that on_top found from the table.
detach() {
  state=up
  serves "$address" || state=down
  use=idle
  ! held "$1" || use=held
  /bin/rm "$entry" 2> /dev/null || return 1
  /bin/rm -f "$root/leaving/${entry##*/}"
  note unmounted "$tool" "$2" "$1" "$host" "$state" "$use"
  posts unmount
  /bin/rm -f "$1/served-by"
  # diskarbitrationd removes the mount point a moment later.
  read -r linger < "$root/linger"
  later "$linger" clears "$1"
}

clears() {
  on_top "$1" || /bin/rmdir "$1"
}

note call "$$" "$tool" "$@"
turned "$@"

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
    address "$host"
    [ ! -e "$root/frozen/$address" ] || hangs_on "$address"
    [ ! -e "$root/down/$address" ] \
      || fails 1 "0:56: execution error: The server did not answer. (-36)"
    has_login "$host" || opens_window "$host"
    if [ -e "$root/refused/$host" ]; then
      first_line "refused/$host" -5023
      fails 1 "0:56: execution error: What happened, in the language of the user. ($value)"
    fi
    case $action in
      late\ *)
        later "${action#late }" lands
        exec /bin/sleep 100
        ;;
      wait\ *)
        later "${action#wait }" lands_and_tells
        answered
        ;;
      *) lands ;;
    esac
    [ "$code" = 0 ] || fails "$code" "$answer"
    printf '%s\n' "$answer"
    ends 0
    ;;

  mount_smbfs)
    while [ $# -gt 2 ]; do shift; done
    url "$1"
    decode "$2"
    path=$decoded
    address "$host"
    [ -e "$path" ] \
      || fails 71 "mount_smbfs: could not find mount point $2: No such file or directory"
    [ -d "$path" ] || fails 71 "mount_smbfs: can't mount on $path: Not a directory"
    [ ! -e "$root/frozen/$address" ] || hangs_on "$address"
    [ ! -e "$root/down/$address" ] \
      || fails 68 'mount_smbfs: server connection failed: Connection refused'
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
      3) fails 1 "umount: unmount($path): Operation not permitted" ;;
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
          printf 'p%s\nc%s\nL%s\nfcwd\nn%s\n' "${file##*/}" "$command" "$me" "$name"
          found=0
          ;;
      esac
    done
    ends "$found"
    ;;

  df)
    for path; do :; done
    if ! on_top "$path"; then
      source=/dev/disk3s5
      path=/System/Volumes/Data
    elif ! serves "$address"; then
      first_line statfs hang
      case $value in
        hang) hangs_on "$address" ;;
        cached) ;;
        *) fails 1 "df: $path: $value" ;;
      esac
    fi
    printf '%s\n' \
      'Filesystem 1024-blocks      Used Available Capacity iused      ifree %iused  Mounted on' \
      "$source  209696376 199773696   9922680    96%       0 4294967295     0%   $path"
    ends 0
    ;;

  # The real one, unless the folder is on a mount whose host is away.
  find)
    folder=$(cd -P "$1" 2> /dev/null && pwd)
    volume=${folder#"$root/Volumes/"}
    ! on_top "$root/Volumes/${volume%%/*}" || hangs_on "$address"
    /usr/bin/find "$@"
    ends $?
    ;;

  # What was opened, the ledger tells.
  open) ends 0 ;;

  # The parent is root's, so an ordinary user may remove nothing there.
  rmdir) fails 1 "rmdir: $1: Permission denied" ;;

  *) fails 127 "$tool: no such program on this Mac" ;;
esac

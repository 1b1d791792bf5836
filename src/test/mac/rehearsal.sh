#!/bin/sh
# shellcheck shell=bash
# A Mac made of files, on which the kit is tried out where there is none: plays macOS's programs, and
# those of Samba, by the name it is called with. The directory above its own holds the Mac: Volumes/,
# mounts/ with a file for each mount, keychains, launchd/. The loopback is real: what does not answer
# there is down. It is no model of macOS, but enough for every line of the kit to be reached.

# A bash that starts with the locale of macOS, which Linux may lack, complains where a program of
# macOS says nothing.
[ -n "$BASH_VERSION" ] || LC_ALL=C.UTF-8 exec bash "$0" "$@"

tool=${0##*/}
root=$(cd "$(dirname "$0")/.." && pwd -P)

fails() {
  printf '%s\n' "$2" >&2
  exit "$1"
}

# Takes [smb:]//user@host[:port]/share apart. Port 445 is the user's own server, in the house and over
# Thunderbolt, which is here that of the kit.
take_apart() {
  local rest=${1#smb:}
  rest=${rest#//}
  user=${rest%%@*}
  share=${rest##*/}
  rest=${rest#*@}
  host=${rest%%/*}
  port=445
  case $host in
    *:*)
      port=${host##*:}
      host=${host%:*}
      ;;
  esac
  host=${host#[}
  host=${host%]}
}

# A host as in the source of a mount: an address of IPv6 keeps its brackets there.
spelled() {
  case $1 in
    *:*) printf '[%s]' "$1" ;;
    *) printf %s "$1" ;;
  esac
}

# Succeeds if something accepts a connection there; ends with 124 if nothing says anything for 2 s.
connects() {
  if [ "$2" = 445 ]; then
    set -- 127.0.0.1 "$KIT_PORT"
  fi
  timeout 2 bash -c "exec 3<>/dev/tcp/$1/$2" 2>/dev/null
}

# Succeeds if the server says something within 2 s, through whatever stands before it.
answers() {
  timeout 2 bash -c "exec 3<>/dev/tcp/$1/$2 && read -r _ <&3" 2>/dev/null
}

mount_at() {
  grep -lF " on $1 (" "$root"/mounts/* 2>/dev/null | tail -1
}

busy() {
  find /proc/[0-9]*/fd /proc/[0-9]*/cwd -lname "$1/*" 2>/dev/null | grep -q .
}

served() {
  cat "$root/served" 2>/dev/null || echo /nowhere
}

attach() {
  local file=$root/mounts/$$ path=$2
  mkdir -p "$path"
  cp -R "$(served)/." "$path/" 2>/dev/null
  # The owner is the user of the process, whatever the account on the server.
  printf '%s on %s (smbfs, nodev, nosuid, mounted by %s)\n' "$1" "$path" "$(/usr/bin/id -un)" >"$file"
  echo com.apple.system.kernel.mount >>"$root/events"
}

# What was written is with the server. The mount leaves the table last: the program may be ended as soon
# as it has, which a real one survives in the daemon that does its work.
detach() {
  [ ! -d "$(served)" ] || cp -R "$1/." "$(served)/" 2>/dev/null
  mv "$1" "$root/unmounted.$$" 2>/dev/null
  echo com.apple.system.kernel.unmount >>"$root/events"
  rm -f "$(mount_at "$1")"
  rm -rf "$root/unmounted.$$"
}

# Refuses as each program does: nothing is mounted there, or a file is open.
unmount() {
  [ -n "$(mount_at "$1")" ] || return 1
  [ "$2" = force ] || ! busy "$1" || return 2
  detach "$1"
}

served_share() {
  [ "$port" = 445 ] || grep -qF "[$1]" "$(cat "$root/smb.conf-path")"
}

has_password() {
  local keychain
  [ "$port" != 445 ] || return 0
  while IFS= read -r keychain; do
    grep -qx "$1 $2" "$keychain" 2>/dev/null && return 0
  done <"$root/keychains"
  return 1
}

play_osascript() {
  # The URL itself, or in the words of a script: mount volume "URL".
  local url=${*: -1}
  url=${url#mount volume \"}
  take_apart "${url%\"}"
  connects "$host" "$port" || fails 1 "0:56: execution error: No route. (-5019)"
  [ "$user" != guest: ] || fails 1 "0:56: execution error: Not allowed. (-5023)"
  # A window is open, for as long as ps shows the program.
  has_password "$host" "$user" || exec -a "osascript $url" sleep 60
  if ! served_share "$share"; then
    mkdir -p "$root/Volumes/$share"
    fails 1 "0:56: execution error: No such share. (-5014)"
  fi
  local path=$root/Volumes/$share
  [ ! -e "$path" ] || path=$path-1
  attach "//${user}@$(spelled "$host"):${port}/$share" "$path"
  echo "file ${path##*/}:"
}

play_mount_smbfs() {
  local url=${*: -2:1} path=${*: -1}
  take_apart "$url"
  [ -d "$path" ] || fails 71 "mount_smbfs: could not find mount point $path: No such file or directory"
  connects "$host" "$port" || fails 68 "mount_smbfs: server connection failed: Connection refused"
  ! grep -qF "@$(spelled "$host"):$port/$share " "$root"/mounts/* 2>/dev/null ||
    fails 64 "mount_smbfs: mount error: $path: File exists"
  fails 77 "mount_smbfs: server rejected the connection: Authentication error"
}

play_diskutil() {
  local result=0 how=plain
  [ "$2" != force ] || how=force
  unmount "${*: -1}" "$how" || result=$?
  case $result in
    0) echo "Unmount successful for ${*: -1}" ;;
    1) fails 1 "Unable to find disk for ${*: -1}" ;;
    2) fails 1 "Unmount failed for ${*: -1}" ;;
  esac
}

play_umount() {
  local result=0 how=plain
  [ "$1" != -f ] || how=force
  unmount "${*: -1}" "$how" || result=$?
  case $result in
    1) fails 1 "umount: ${*: -1}: not currently mounted" ;;
    2) fails 1 "umount(${*: -1}): Resource busy -- try 'diskutil unmount'" ;;
  esac
}

play_df() {
  local file source
  file=$(mount_at "${*: -1}")
  [ -n "$file" ] || exit 1
  source=$(cut -d ' ' -f 1 "$file")
  take_apart "$source"
  answers "$host" "$port" || exec sleep 60
  echo "Filesystem 1024-blocks Used Available Capacity iused ifree %iused Mounted on"
  echo "$source 209696376 199773696 9922680 96% 0 4294967295 0% ${*: -1}"
}

play_lsof() {
  local path=${*: -1}
  case $* in
    -v) fails 0 'lsof version information:    revision: 4.91' ;;
    *-iTCP*) exit 1 ;;
    *-b*)
      # Everything, of which it is a part itself.
      printf 'p%s\nclsof\nLevan\nf0\nn/dev/null\n' $$
      path=$root/Volumes
      ;;
    *) busy "$path" || exit 1 ;;
  esac
  find /proc/[0-9]*/fd -lname "$path/*" -printf 'p1\nctail\nLevan\nf3\nn%l\n' 2>/dev/null
  exit 0
}

play_nc() {
  local host=${*: -2:1} port=${*: -1} why='Connection refused'
  case $host in
    *.invalid) fails 1 "nc: getaddrinfo: nodename nor servname provided, or not known" ;;
    192.0.2.*) fails 1 "nc: connectx to $host port $port (tcp) failed: Operation timed out" ;;
  esac
  if connects "$host" "$port"; then
    echo "Connection to $host port $port [tcp/*] succeeded!" >&2
  else
    [ $? -ne 124 ] || why='Operation timed out'
    case " $* " in
      *" -v "*) echo "nc: connectx to $host port $port (tcp) failed: $why" >&2 ;;
    esac
    exit 1
  fi
}

play_security() {
  case $1 in
    list-keychains)
      if [ "$4" = -s ]; then
        shift 4
        printf '%s\n' "$@" >"$root/keychains"
      else
        sed 's/.*/    "&"/' "$root/keychains"
      fi
      ;;
    default-keychain) echo '    "/Users/evan/Library/Keychains/login.keychain-db"' ;;
    create-keychain) : >"$4" ;;
    delete-keychain) rm -f "$2" ;;
    add-internet-password) echo "$5 $3" >>"${*: -1}" ;;
    find-internet-password)
      has_password "$3" "$5" ||
        fails 44 "security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain."
      printf '    "mdat"<timedate>=0x3230  "20260302100000Z\\000"\n'
      ;;
  esac
}

play_launchctl() {
  local state=$root/launchd
  case $1 in
    managername) echo Aqua ;;
    list) printf 'PID\tStatus\tLabel\n-\t0\tcom.apple.Finder\n' ;;
    print-disabled) printf '\tdisabled services = {\n\t\t"com.example" => enabled\n\t}\n' ;;
    print) print_job "$2" ;;
    bootstrap)
      cp "$3" "$state/plist"
      setsid "$0" keep-alive >/dev/null 2>&1 </dev/null &
      ;;
    keep-alive) keep_alive ;;
    bootout | kickstart)
      [ -e "$state/plist" ] || fails 3 "Boot-out failed: 3: No such process"
      [ "$1" = kickstart ] || rm -f "$state/plist" "$state/loop"
      kill "$(cat "$state/pid")"
      ;;
    submit) submit "$3" "$5" "${@:9}" ;;
    remove) kill -- "-$(cat "$state/$2")" && rm "$state/$2" ;;
  esac
}

# launchctl submit -l LABEL -o OUTPUT -e OUTPUT -- PROGRAM...
submit() {
  local job=$1 output=$2
  shift 2
  setsid "$@" >"$output" 2>&1 </dev/null &
  echo $! >"$root/launchd/$job"
}

print_job() {
  [ "$1" != gui/501 ] || exec echo 'com.apple.netauth.user.gui'
  [ -e "$root/launchd/plist" ] || set -- none
  [ "${1##*/}" = com.mountaineer.agent ] ||
    fails 113 "Could not find service \"${1##*/}\" in domain for user gui: 501"
  if kill -0 "$(cat "$root/launchd/pid")" 2>/dev/null; then
    printf '%s = {\n\tstate = running\n\tpid = %s\n}\n' "$1" "$(cat "$root/launchd/pid")"
  else
    printf '%s = {\n\tstate = spawn scheduled\n}\n' "$1"
  fi
}

# Starts the program of the property list again whenever it fails.
keep_alive() {
  local state=$root/launchd program home
  # A later bootstrap has a loop of its own.
  echo $$ >"$state/loop"
  program=$(sed -n '/<array>/,/<\/array>/s/^ *<string>\(.*\)<\/string>$/\1/p' "$state/plist")
  home=$(sed -n '/MOUNTAINEER_HOME/{n;s/^ *<string>\(.*\)<\/string>$/\1/p;}' "$state/plist")
  while [ "$(cat "$state/loop" 2>/dev/null)" = $$ ]; do
    # shellcheck disable=SC2086
    MOUNTAINEER_HOME=$home XPC_SERVICE_NAME=com.mountaineer.agent $program &
    echo $! >"$state/pid"
    ! wait $! || break
    sleep 1
  done
}

# A line to everybody who connects stands for a session.
play_smbd() {
  local port
  for word; do
    case $word in
      --port=*) port=${word#--port=} ;;
      */smb.conf) echo "$word" >"$root/smb.conf-path" ;;
    esac
  done
  sed -n 's/^path = //p' "$(cat "$root/smb.conf-path")" | head -1 >"$root/served"
  exec perl -MIO::Socket::INET -e '$SIG{HUP} = "IGNORE";
    my $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1", LocalPort => $ARGV[0], Listen => 50,
      ReuseAddr => 1) or die "$!\n";
    while (1) { my $c = $s->accept or next; print $c "SMB\n"; close $c }' "$port"
}

case $tool in
  uname)
    case $1 in
      -m) echo arm64 ;;
      *) echo Darwin ;;
    esac
    ;;
  id)
    case $1 in
      -un) echo evan ;;
      -F) echo 'Evan Example' ;;
      *) echo 501 ;;
    esac
    ;;
  sw_vers)
    case $1 in
      -productVersion) echo 15.1 ;;
      -buildVersion) echo 24B83 ;;
      *) printf 'ProductName: macOS\nProductVersion: 15.1\n' ;;
    esac
    ;;
  scutil)
    case $1 in
      --get) echo "Evans-$2" ;;
      *)
        echo '  subKey [0] = State:/Network/Interface/en0/Link'
        # Its output stays open as long as its input does.
        while read -r _; do :; done
        ;;
    esac
    ;;
  hostname) echo Evans-Mac.fritz.box ;;
  csrutil) echo 'System Integrity Protection status: enabled.' ;;
  ifconfig) printf 'lo0: flags=8049<UP,LOOPBACK>\n\tinet 127.0.0.1\nen0: flags=8863<UP>\n\tether a4:83:e7:12:34:56\n\tinet 192.168.77.23\n' ;;
  pmset) echo 'Current System Capabilities are: CPU Graphics Audio Network' ;;
  netstat)
    echo "tcp4 0 0 127.0.0.1.51000 127.0.0.1.${KIT_PORT_SHOWN:-10446} ESTABLISHED"
    [ -z "$(ls "$root/mounts")" ] ||
      sed -nE -e 's#^//[^ ]*@\[?([^]]*)]?:([0-9]+)/.*#tcp4 0 0 127.0.0.1.51001 \1.\2 ESTABLISHED kernel_task:0#p' \
        -e 's#^//[^ ]*@([^:]*)/.*#tcp4 0 0 192.168.77.23.51002 \1.445 ESTABLISHED kernel_task:0#p' "$root"/mounts/*
    ;;
  route)
    [ "${*: -1}" != 240.0.0.1 ] || fails 1 'route: writing to routing socket: not in table'
    printf '   route to: localhost\n  interface: lo0\n'
    ;;
  networksetup) printf '\nHardware Port: Thunderbolt Bridge\nDevice: bridge0\n' ;;
  notifyutil)
    : >>"$root/events"
    exec tail -n 0 -f "$root/events"
    ;;
  mount)
    echo '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)'
    cat "$root"/mounts/* 2>/dev/null
    exit 0
    ;;
  ls) exec /bin/ls "${1%e}" "${@:2}" ;;
  screencapture)
    [ -n "${DISPLAY:-}" ] || exit 1
    exec import -window root "${*: -1}"
    ;;
  mount_url) fails 1 'mount_url: Operation not permitted' ;;
  java_home) printf '17.0.15 (arm64) "Eclipse Adoptium" /Library/Java/jdk-17\n' >&2 ;;
  smbutil)
    case "$*" in
      *json*) echo '{ "/Volumes/KIT" : { "state" : "session active", "server_inet" : "127.0.0.1", "session_info" : { "total_rx_bytes" : "10" } } }' ;;
      *) echo 'session active 127.0.0.1 Total RX Bytes: 10' ;;
    esac
    ;;
  plutil) echo "$2: OK" ;;
  klist | hdiutil) exit 1 ;;
  sysctl) echo 2 ;;
  osascript | mount_smbfs | diskutil | umount | df | lsof | nc | security | launchctl) "play_$tool" "$@" ;;
  samba-dot-org-smbd) play_smbd "$@" ;;
  smbpasswd) cat >/dev/null ;;
  *) fails 127 "$tool: no such program on this Mac" ;;
esac

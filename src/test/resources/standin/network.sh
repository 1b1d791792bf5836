#!/bin/sh
# The programs of macOS that look at the network, at sessions, and at who may log in, played by the
# name this is called with. mac.sh says what the folder above its own holds; and
#   agent       what `launchctl print` says of the LaunchAgent, if it is loaded

# shellcheck source=common.sh
. "${0%/*}/../common.sh"

# A connect by nc has failed: it says why only when asked to be verbose (netcat-56 remote_connectx()).
unconnected() {
  [ -z "$verbose" ] || printf 'nc: connectx to %s port %s (tcp) failed: %s\n' "$1" "$2" "$3" >&2
  ends 1
}

nc_asks() {
  verbose=
  seconds=75
  while :; do
    case $1 in
      -v) verbose=yes ;;
      -z | -n) ;;
      -G)
        seconds=$2
        shift
        ;;
      -*) fails 1 "nc: unknown option -- ${1#-}" ;;
      *) break ;;
    esac
    shift
  done
  address "$1"
  [ "$address" != unknown ] \
    || fails 1 'nc: getaddrinfo: nodename nor servname provided, or not known'
  [ ! -e "$root/private/$address" ] || unconnected "$1" "$2" 'No route to host'
  if [ -e "$root/down/$address" ]; then
    first_line "down/$address" refused
    case $value in
      timed*)
        /bin/sleep "$seconds"
        unconnected "$1" "$2" 'Operation timed out'
        ;;
      no*) unconnected "$1" "$2" 'No route to host' ;;
      *) unconnected "$1" "$2" 'Connection refused' ;;
    esac
  fi
  printf 'Connection to %s port %s [tcp/microsoft-ds] succeeded!\n' "$1" "$2" >&2
  ends 0
}

# The sockets of the kernel to the servers of all mounts, one for each server.
netstat_lists() {
  printf '%s\n' 'Active Internet connections (including servers)'
  printf '%s' 'Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)          '
  printf '%s\n' 'rxbytes      txbytes  rhiwat  shiwat          process:pid    state  options'
  seen=' '
  for file in "$root"/mounts/*; do
    IFS= read -r line 2> /dev/null < "$file" || continue
    url "${line%%" on "*}"
    address "$host"
    wire "$address"
    case $seen in
      *" $address "*) continue ;;
    esac
    [ ! -e "$root/links/$wire" ] || continue
    seen="$seen$address "
    port=445
    case $server in
      *:*) port=${server##*:} ;;
    esac
    traffic "$address"
    printf 'tcp4       0      0  10.10.10.2.61042       %s.%s  ESTABLISHED  %s  1075986227  ' \
      "$address" "$port" "$received"
    printf '%s\n' '131072 2344632      kernel_task:0      00082 00000008'
  done
  ends 0
}

# Rows as dns-sd prints them: it never ends by itself, and shows nothing of a server that is away.
dns_sd_tells() {
  printf 'DATE: ---Thu 13 Aug 2026---\n16:49:48.385  ...STARTING...\n'
  for server in "$root"/bonjour/*; do
    [ -f "$server" ] || continue
    { read -r host port && read -r addresses; } < "$server"
    case "$1 ${server##*/} $host" in
      -B*)
        printf '16:49:48.386  Add        3  14 local.               _smb._tcp.           %s\n' \
          "${server##*/}"
        ;;
      "-L $2 "*)
        printf '16:49:48.386  %s._smb._tcp.local. can be reached at %s.:%s (interface 14)\n' \
          "$2" "$host" "$port"
        ;;
      "-G "*" $3")
        for one in $addresses; do
          printf '16:49:48.386  Add 40000002 14 %-38s %-44s 120\n' "$host." "$one"
        done
        ;;
    esac
  done
  exec /bin/sleep 300
}

# The list of a server, where this user has a session with it; else the login is refused.
smbutil_views() {
  for last; do :; done
  url "$last/"
  address "$host"
  [ -f "$root/offers/$address" ] \
    || fails 77 'smbutil: server rejected the authentication: Authentication error'
  printf '%-48s%-8s%s\n-------------------------------\n' Share Type Comments
  while IFS= read -r name; do
    printf '%-48s%-8s%s\n' "$name" Disk ''
  done < "$root/offers/$address"
  printf '%-48s%-8s%s\n\n2 shares listed\n' 'IPC$' Pipe ''
  ends 0
}

smbutil_tells() {
  for path; do
    case $path in
      "$root"/*) break ;;
    esac
  done
  on_top "$path" || fails 74 "smbutil: no such mount"
  wire "$address"
  first_line "channels/$address" 'session active'
  state=$value
  case "$1 $*" in
    statshares*)
      printf '%-30s%-30s%s\n' SHARE 'ATTRIBUTE TYPE' VALUE
      printf '%-30s\n%-30s%-30s%s\n' "$share" '' SERVER_NAME "$host"
      ;;
    *json*)
      printf '{ "%s" : { "multi_channel_status" : { "0" : { "flags" : [ "main" ],\n' "$path"
      printf '"state" : "%s", "client_interface" : "%s", "server_inet" : "%s" } } } }\n' \
        "$state" "$wire" "$address"
      ;;
    *)
      traffic "$address"
      printf 'Session: %s\n' "$path"
      printf 'Info: Setup Time: 2026-01-01 10:00:00, Multichannel ON: no, Reconnect Count: 0\n'
      printf '\tTotal RX Bytes: %s (Packets: 7212)\n' "$received"
      printf '\tTotal TX Bytes: 1075958462 (Packets: 7130)\n'
      printf 'M  217  %s  N/A  [%-21s]  %s  445  N/A\n' "$wire" "$state" "$address"
      ;;
  esac
  ends 0
}

route_tells() {
  for last; do :; done
  address "$last"
  wire "$address"
  first_line "routes/$address" "$wire"
  [ "$value" != none ] || fails 1 'route: writing to routing socket: not in table'
  printf '   route to: %s\ndestination: %s\n  interface: %s\n' "$last" "$last" "$value"
  printf '      flags: <UP,HOST,DONE,LLINFO,WASCLONED,IFSCOPE,IFREF>\n'
  ends 0
}

launchctl_tells() {
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
}

id_tells() {
  case "$*" in
    -u) printf '501\n' ;;
    -un | '-u -n' | '-nu') printf '%s\n' "$me" ;;
    *) printf 'uid=501(%s) gid=20(staff) groups=20(staff)\n' "$me" ;;
  esac
  ends 0
}

note call "$$" "$tool" "$@"
turned "$@"

case $tool in
  nc) nc_asks "$@" ;;
  netstat) netstat_lists ;;
  smbutil)
    [ "$1" != view ] || smbutil_views "$@"
    smbutil_tells "$@"
    ;;
  dns-sd) dns_sd_tells "$@" ;;
  route) route_tells "$@" ;;
  launchctl) launchctl_tells "$@" ;;
  id) id_tells "$@" ;;

  ifconfig)
    [ ! -e "$root/links/$1" ] || state=inactive
    printf '%s: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500\n' "$1"
    first_line "inet/$1" 10.10.10.2
    [ -z "$value" ] || printf '\tinet %s netmask 0xffffff00 broadcast 10.10.10.255\n' "$value"
    printf '\tstatus: %s\n' "${state:-active}"
    ends 0
    ;;

  pmset)
    printf 'Current System Capabilities are: CPU Graphics Audio Network \nCurrent Power State: 4\n'
    ends 0
    ;;

  security)
    [ "$1 $2" = "find-internet-password -s" ] && [ "$6 $7" = "-r smb " ] || fails 2 "security: usage"
    [ ! -e "$root/nokey/$3" ] \
      || fails 44 "security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain."
    printf 'keychain: "login.keychain-db"\nclass: "inet"\n'
    first_line "passwords/$3" 20260101080000Z
    printf '    "mdat"<timedate>=0x32303236  "%s\\000"\n' "$value"
    ends 0
    ;;

  ps)
    printf '    1 /sbin/launchd\n'
    [ ! -f "$root/processes" ] || /bin/cat "$root/processes"
    ends 0
    ;;

  klist)
    [ -e "$root/ticket" ] || ends 1
    ends 0
    ;;

  networksetup)
    printf '\nHardware Port: Wi-Fi\nDevice: en0\n\nHardware Port: Thunderbolt Bridge\nDevice: bridge0\n'
    ends 0
    ;;

  *) fails 127 "$tool: no such program on this Mac" ;;
esac

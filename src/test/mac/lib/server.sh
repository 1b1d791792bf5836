# shellcheck shell=bash
# A file server of the kit's own, two addresses that can fail, and a keychain that lets them in.

start_server() {
  write_server_config >"$work/server/smb.conf"
  printf '%s\n%s\n' "$KIT_PASSWORD" "$KIT_PASSWORD" >"$work/server/twice"
  within 60 add_account >"$work/account.log" 2>&1 || return 1
  # setsid fails for the leader of a process group, which is what launch makes of it.
  launch smbd "$smbd" -F --no-process-group --debug-stdout -s "$work/server/smb.conf" \
    --port="$server_port"
  printf '%s\n' "$launched" >"$work/server-group"
  printf 'what was saved\n' >"$work/share/saved.txt"
  await 60 nc -z -G 1 127.0.0.1 "$server_port"
}

# With -s it reads the password from stdin. That of the kit is thrown away in the end, so that it may
# stand on the command lines of security, which has no other way.
add_account() {
  "$smbpasswd" -c "$work/server/smb.conf" -L -s -a "$account" <"$work/server/twice"
}

write_server_config() {
  local name
  printf '[global]\n'
  for name in private lock state cache pid ncalrpc; do
    mkdir -p "$work/server/$name"
    case $name in
      ncalrpc | private) printf '%s dir = %s\n' "$name" "$work/server/$name" ;;
      *) printf '%s directory = %s\n' "$name" "$work/server/$name" ;;
    esac
  done
  cat <<CONF
passdb backend = smbpasswd:$work/server/smbpasswd
log file = $work/server/log
server role = standalone server
map to guest = never
disable netbios = yes
load printers = no
interfaces = lo0
bind interfaces only = yes
smb ports = $server_port
vfs objects = fruit streams_xattr

[$share]
path = $work/share
read only = no

[$share-2]
path = $work/share
read only = no
CONF
}

# The two addresses differ for macOS as two servers do; loopback needs no consent and no root.
start_forwarders() {
  launch forwarder "$java" -XX:TieredStopAtLevel=1 "$kit/Forwarder.java" "$work/control" "$server_port" \
    "tb=127.0.0.1:$port_of_addresses" "fallback=$second_address:$port_of_addresses"
  fault tb pass && fault fallback pass
}

# fault ADDRESS pass|refuse|swallow|silent|cut: until the address is in that state, 60 s at most.
fault() {
  printf '%s\n' "$2" >"$work/control/$1.next"
  mv "$work/control/$1.next" "$work/control/$1.mode"
  await 60 grep -qx "$2" "$work/control/$1.now"
}

all_well() {
  [ ! -e "$work/server-group" ] || wake_server
  # Without an address that was ever there, nothing would answer.
  [ ! -e "$work/control/tb.now" ] || fault tb pass
  [ ! -e "$work/control/fallback.now" ] || fault fallback pass
}

# The whole group hangs: the listener, and the process of each session.
hang_server() {
  signal_server STOP
}

wake_server() {
  signal_server CONT
}

signal_server() {
  kill "-$1" -- "-$(cat "$work/server-group")" 2>/dev/null
}

make_keychain() {
  keychain=$work/kit.keychain-db
  security list-keychains -d user >"$work/keychains" || return 1
  within 10 security create-keychain -p "$KIT_PASSWORD" "$keychain" || return 1
  within 10 security set-keychain-settings "$keychain"
  within 10 security unlock-keychain -p "$KIT_PASSWORD" "$keychain"
  use_keychain
  add_password 127.0.0.1 && add_password "$second_address"
}

use_keychain() {
  set_keychains "$keychain"
}

# Those that were there before, behind the given ones. The last line is for the bash 3.2 of macOS, to
# which an empty list is an unset variable.
set_keychains() {
  local list=() line
  for line; do
    list+=("$line")
  done
  while IFS= read -r line; do
    [ -z "$line" ] || list+=("$line")
  done <<LINES
$(listed_keychains)
LINES
  within 10 security list-keychains -d user -s ${list[@]+"${list[@]}"}
}

# The program prints each path in quotes, with four blanks before it.
listed_keychains() {
  sed -e 's/^ *"//' -e 's/"$//' "$work/keychains"
}

# Without the partition "apple:" NetAuthAgent asks in a window instead of reading it.
add_password() {
  within 10 security add-internet-password -a "$account" -s "$1" -P "$port_of_addresses" -r "smb " \
    -T /System/Library/CoreServices/NetAuthAgent.app \
    -T /System/Library/CoreServices/NetAuthAgent.app/Contents/MacOS/NetAuthSysAgent \
    -w "$KIT_PASSWORD" "$keychain" || return 1
  within 10 security set-internet-password-partition-list -S apple:,apple-tool: -s "$1" -a "$account" \
    -k "$KIT_PASSWORD" "$keychain" >"$work/partition.log" 2>&1
}

write_config() {
  cat >"$work/home/config.toml" <<CONF
[global]
shares_root = "$work/Shares"
volumes_root = "$volumes"
smb_port = $port_of_addresses
auto_failback = true
auto_failback_stable_secs = 5

[[shares]]
name = "$share"
username = "$account"
thunderbolt_host = "127.0.0.1"
fallback_host = "$second_address"
CONF
}

#!/bin/bash
# Two machines in namespaces of their own, for as long as standard input stays open:
#
#   mac   bridge0 10.10.10.2 -------- tb0  10.10.10.1   srv
#         en0  192.168.77.2 -------- lan0 192.168.77.1  (macmini.local)
#
# srv serves the folders of DIR/served by Samba. On mac an unprivileged user, evan, finds the
# programs of macOS on his PATH, DIR/bin; kernel.py does what they ask for. Nothing is made outside
# DIR and the namespaces, and all of it ends with them.
#
#   machines.sh DIR    prints "up" when all is ready; DIR/mac.pid is the machine's first process
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# The first process of a namespace is gone only when all others are.
ends() {
  kill -9 "$machine" 2> /dev/null || true
  while kill -0 "$first" 2> /dev/null; do sleep 0.02; done
}

outside() {
  local dir=$1
  unshare --mount --net --uts --ipc --pid --fork --kill-child --mount-proc \
    "$here/machines.sh" inside "$dir" < /dev/null &
  machine=$!
  until first=$(pgrep -P "$machine"); do
    kill -0 "$machine" 2> /dev/null || exit 1
    sleep 0.02
  done
  trap ends EXIT
  echo "$first" > "$dir/mac.pid"
  # Whoever started this ends it by going away; without its first process there is no machine.
  local code=0
  while kill -0 "$first" 2> /dev/null && [[ $code -eq 0 || $code -gt 128 ]]; do
    code=0
    read -r -t 1 _ || code=$?
  done
}

links() {
  ip link set lo up
  ip link add bridge0 type veth peer name tb0 netns "$1"
  ip link add en0 type veth peer name lan0 netns "$1"
  ip address add 10.10.10.2/24 dev bridge0
  ip address add 192.168.77.2/24 dev en0
  ip link set bridge0 up
  ip link set en0 up
  nsenter -t "$1" -n sh -c '
    ip address add 10.10.10.1/24 dev tb0
    ip address add 192.168.77.1/24 dev lan0
    ip link set tb0 up
    ip link set lan0 up
    ip link set lo up'
}

# Samba wants a Unix account for its user, and names come from a file of our own.
accounts() {
  { cat /etc/passwd; echo "evan:x:501:501::$1/home:/bin/sh"; } > "$1/passwd"
  printf '%s\n' "127.0.0.1 localhost" "192.168.77.1 macmini.local" > "$1/hosts"
  mount --bind "$1/passwd" /etc/passwd
  mount --bind "$1/hosts" /etc/hosts
}

samba() {
  local dir=$1/samba
  mkdir -p "$dir"
  {
    echo "[global]"
    for kind in private state cache lock pid ncalrpc; do
      mkdir -p "$dir/$kind"
      case $kind in
        private | ncalrpc) echo "$kind dir = $dir/$kind" ;;
        *) echo "$kind directory = $dir/$kind" ;;
      esac
    done
    echo "log file = $dir/log
      passdb backend = smbpasswd:$dir/smbpasswd
      map to guest = never
      disable netbios = yes
      load printers = no
      printcap name = /dev/null
      smb ports = 445
      server min protocol = SMB2"
    for share in "$1"/served/*; do
      echo "[${share##*/}]
        path = $share
        read only = no
        force user = evan"
    done
  } > "$dir/smb.conf"
  printf 'labpw\nlabpw\n' | smbpasswd -c "$dir/smb.conf" -s -a evan > /dev/null
}

inside() {
  dir=$1
  mount --make-rprivate /
  hostname lab
  accounts "$dir"
  unshare --net sleep infinity &
  local srv=$!
  until [[ "$(readlink /proc/$srv/ns/net)" != "$(readlink /proc/self/ns/net)" ]]; do sleep 0.01; done
  echo "$srv" > "$dir/srv.pid"
  links "$srv"
  samba "$dir"
  "$here/server.sh" start "$dir"
  exec /usr/bin/python3 -B "$here/kernel.py" "$dir"
}

if [[ $1 == inside ]]; then
  inside "$2"
else
  outside "$1"
fi

#!/bin/bash
# Starts or stops Samba on srv; to be called on mac, by root.
#
#   server.sh start DIR [OPTION...]   options of smb.conf, such as "server max protocol=NT1"
#   server.sh two DIR                 a server at 10.10.10.1, and another one at 192.168.77.1
#   server.sh stop DIR
#   server.sh move DIR ADDRESS        its end of the cable has this address, in place of 10.10.10.1
set -euo pipefail

dir=$2
enter=(nsenter -t "$(cat "$dir/srv.pid")" -n)

# One server by an address with which to wait for it, and more options of smb.conf.
serve() {
  local address=$1 option options=()
  shift
  for option in "$@"; do options+=("--option=$option"); done
  "${enter[@]}" smbd --foreground --no-process-group --configfile="$dir/samba/smb.conf" \
    "${options[@]}" > /dev/null 2>&1 < /dev/null &
  tries=0
  until "${enter[@]}" bash -c ": < /dev/tcp/$address/445" 2> /dev/null; do
    tries=$((tries + 1))
    [[ $tries -lt 1000 ]] || exit 1
    sleep 0.02
  done
}

# A server with a name of its own, at this address only.
named() {
  local name=$1 address=$2 kind
  for kind in pid lock ncalrpc; do mkdir -p "$dir/samba/$name/$kind"; done
  serve "$address" "netbios name=$name" "interfaces=$address/24" "bind interfaces only=yes" \
    "pid directory=$dir/samba/$name/pid" "lock directory=$dir/samba/$name/lock" \
    "ncalrpc dir=$dir/samba/$name/ncalrpc"
}

case $1 in
  start) serve 10.10.10.1 "${@:3}" ;;
  two)
    named home 10.10.10.1
    named cafe 192.168.77.1
    ;;
  move)
    "${enter[@]}" ip address del 10.10.10.1/24 dev tb0
    "${enter[@]}" ip address add "$3/24" dev tb0
    ;;
  stop)
    # Its helpers outlive it otherwise. Nobody else in this machine has such names.
    pkill -9 -x 'smbd|samba-dcerpcd|rpcd_.*' || true
    ;;
esac

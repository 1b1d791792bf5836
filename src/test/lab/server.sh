#!/bin/bash
# Starts or stops Samba on srv; to be called on mac, by root.
set -euo pipefail

dir=$2
case $1 in
  start)
    nsenter -t "$(cat "$dir/srv.pid")" -n \
      smbd --foreground --no-process-group --configfile="$dir/samba/smb.conf" \
      > /dev/null 2>&1 < /dev/null &
    tries=0
    until nsenter -t "$(cat "$dir/srv.pid")" -n bash -c ': < /dev/tcp/10.10.10.1/445' 2> /dev/null; do
      tries=$((tries + 1))
      [[ $tries -lt 1000 ]] || exit 1
      sleep 0.02
    done
    ;;
  stop)
    # Its helpers outlive it otherwise. Nobody else in this machine has such names.
    pkill -9 -x 'smbd|samba-dcerpcd|rpcd_.*' || true
    ;;
esac

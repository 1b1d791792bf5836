#!/bin/bash
# The programs of macOS that a failover waits for a moment for, by the name this is called with: route,
# ifconfig, netstat. No more is started than has to be, as the real ones answer within milliseconds.
#
# Texts and exit codes are those of macOS. The folder above that of the program is the lab's.

tool=${0##*/}
dir=${0%/bin/*}

ledger() {
  local now
  read -r now _ < /proc/uptime
  printf '%s\t%s\t%s\t%s%s\n' "$now" "$1" "$tool" $$ "$2" >> "$dir/ledger"
}

ends() {
  ledger end $'\t'"$1"
  exit "$1"
}

# The way of the kernel's own sessions, whatever this user's programs are kept from.
route() {
  local way
  way=$(/usr/sbin/ip -o route get "$3" uid 0 2> /dev/null)
  case $way in
    *" dev "*) way=${way#* dev } ;;
    *)
      echo 'route: writing to routing socket: not in table' >&2
      ends 1
      ;;
  esac
  printf '   route to: %s\ndestination: %s\n  interface: %s\n      flags: <UP,HOST,DONE>\n' \
    "$3" "$3" "${way%% *}"
  ends 0
}

ifconfig() {
  local link state=inactive
  if ! link=$(/usr/sbin/ip -o link show "$1" 2> /dev/null); then
    echo "ifconfig: interface $1 does not exist" >&2
    ends 1
  fi
  [[ $link != *LOWER_UP* ]] || state=active
  printf '%s: flags=8863<UP,BROADCAST,SMART,RUNNING> mtu 1500\n\tmedia: autoselect\n\tstatus: %s\n' \
    "$1" "$state"
  ends 0
}

# Whatever is connected to a server is taken for the kernel's: nothing else stays so for long.
netstat() {
  local here there rest received
  echo 'Active Internet connections (including servers)'
  echo 'Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)      ' \
    '    rxbytes      txbytes  rhiwat  shiwat          process:pid    state  options'
  while read -r _ _ here there rest; do
    received=0
    [[ ! $rest =~ bytes_received:([0-9]+) ]] || received=${BASH_REMATCH[1]}
    printf 'tcp4       0      0  %s  %s  ESTABLISHED  %s  0  131072  131328  kernel_task:0  00082  00000008\n' \
      "${here%:*}.${here##*:}" "${there%:*}.${there##*:}" "$received"
  done < <(/usr/bin/ss -tinOH state established 'dport = :445')
  ends 0
}

printf -v words '\t%s' "$@"
ledger call "$words"
"$tool" "$@"

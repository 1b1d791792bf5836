# shellcheck shell=bash
# What only a person can show, with a cable in hand: --lan HOST --user NAME --share NAME [--tb HOST].
# That account needs its entry in the Keychain. Nothing is mounted here but that share.

probe=com.mountaineer.kit-probe

lan_url() {
  printf 'smb://%s@%s/%s' "$lan_user" "$1" "$lan_share"
}

# From here on, restore takes the mounts of that share away.
record_lan_mount() {
  : >"$work/lan-mounted"
  record_mount "$1" "$(lan_url "$2")"
}

# There was none when the kit started, on a suffix neither.
lan_mounts() {
  [ -e "$work/lan-mounted" ] || return 0
  mount | sed -nE 's#^//[^ ]* on (.*) \(smbfs.*#\1#p' |
    grep -xF -e "$volumes/$lan_share" -e "$volumes/$lan_share-1" -e "$volumes/$lan_share-2"
}

unmount_lan() {
  local path
  lan_mounts | while IFS= read -r path; do
    within 25 diskutil unmount "$path" >/dev/null 2>&1 ||
      within 25 diskutil unmount force "$path" >/dev/null 2>&1
  done
}

# What a job of launchd may do that the Terminal may: connect, ask the route, mount.
step_lan_refusal() {
  local host
  : >"$work/lan-mounted"
  for host in $lan_host $lan_tb; do
    write_probe "$host" >"$work/probe.sh"
    : >"$work/probe-submitted"
    record launchctl submit 5 launchctl submit -l "$probe" -o "$work/probe.log" \
      -e "$work/probe.log" -- /bin/sh "$work/probe.sh"
    await 110 grep -q '^osascript: ' "$work/probe.log"
    within 5 launchctl remove "$probe"
    record localnetwork "$(printf %s "$host" | tr -c 'a-zA-Z0-9\n' -)" 5 cat "$work/probe.log"
    note lan-refusal/answers "$(cut -c 1-120 "$work/said" | tr '\n' ' ')"
    unmount_lan
    rm -f "$work/probe.log" "$work/probe.log.begun"
    record localnetwork terminal 10 "$java" "$kit/LocalNetwork.java" "$host" 445
    note lan-refusal/terminal "$(shown)"
  done
}

# As the agent is started: a shell that becomes Java. launchd starts again what was submitted and has
# ended, so a second start only waits to be removed.
write_probe() {
  cat <<PROBE
[ ! -e "$work/probe.log.begun" ] || exec sleep 600
: >"$work/probe.log.begun"
exec "$java" "$kit/LocalNetwork.java" $1 445 \\
  -- $(command -v nc) -v -z -G 2 $1 445 \\
  -- $(command -v route) -n get $1 \\
  -- $(command -v osascript) -e 'mount volume "$(lan_url "$1")"'
PROBE
}

watch_port() {
  local end=$((SECONDS + $2))
  while [ "$SECONDS" -lt "$end" ]; do
    printf '%s %s\n' "$(date +%T)" "$(nc -v -z -G 1 "$1" 445 2>&1 | tail -1)"
    sleep 0.3
  done
}

step_lan_wake() {
  local host=${lan_tb:-$lan_host}
  asks "the Mac will sleep now; wake it after half a minute"
  launch wake watch_port "$host" 90
  launch capabilities watch_capabilities 90
  launch clocks "$java" "$kit/Clocks.java" 90
  sleep 1
  within 5 pmset sleepnow
  sleep 90
  record nc across-a-wake 5 cat "$work/wake.log"
  note lan-wake "lines of silence: $(grep -vc succeeded "$work/said")"
  record pmset across-a-wake 5 cat "$work/capabilities.log"
  note lan-wake/capabilities "without Graphics: $(grep -vc Graphics "$work/said") of \
$(grep -c . "$work/said") looks"
  record clocks across-a-wake 5 cat "$work/clocks.log"
  judge lan-wake/clock "the clock of nanoTime stood still in the sleep" said 'ahead by [0-9]{4,} ms'
}

watch_capabilities() {
  local end=$((SECONDS + $1))
  while [ "$SECONDS" -lt "$end" ]; do
    printf '%s %s\n' "$(date +%T)" "$(pmset -g systemstate | grep -i 'capabilities are')"
    sleep 1
  done
}

step_lan_cable() {
  launch posted notifyutil -w com.apple.system.config.network_change
  launch cable bash -c "{ printf 'n.add State:/Network/Interface/[^/]+/Link pattern\nn.add State:/Network/Interface/[^/]+/IPv4 pattern\nn.watch\n'
    sleep 120; } | scutil"
  asks "pull the Thunderbolt cable, wait for 5 s, plug it in again, wait for 5 s"
  record scutil cable 5 cat "$work/cable.log"
  judge lan-cable "scutil reports the link" said 'Interface/[a-z0-9]*/Link'
  record notifyutil cable 5 cat "$work/posted.log"
  note lan-cable/network-change "network_change was posted $(grep -c network_change "$work/said") times"
}

# What tells a pulled cable from a refusal, as the program asks for it.
see_witnesses() {
  record nc pulled 5 nc -v -z -G 2 "$1" 445
  note lan-multichannel/witnesses "nc: exit $code after $took ms, $(shown)"
  record route pulled 5 route -n get "$1"
  note lan-multichannel/witnesses "route: exit $code, $(shown)"
  record ifconfig pulled 5 ifconfig -a
  note lan-multichannel/witnesses "inactive: $(awk '/^[a-z]/ { name = $1 }
    /status: inactive/ { printf "%s ", name }' "$work/said")"
}

step_lan_multichannel() {
  local path=$volumes/$lan_share host=${lan_tb:-$lan_host}
  record_lan_mount multichannel "$host"
  record smbutil multichannel-before 5 smbutil multichannel -m "$path"
  asks "pull the Thunderbolt cable"
  see_witnesses "$host"
  sleep 3
  record smbutil multichannel-pulled 10 smbutil multichannel -m "$path"
  note lan-multichannel "$(shown)"
  asks "plug it in again"
  unmount_lan
}

step_lan_session() {
  [ -n "$lan_tb" ] || {
    note lan-session "needs --tb"
    return 0
  }
  record_lan_mount session-tb "$lan_tb"
  record_lan_mount session-lan "$lan_host"
  record smbutil multichannel-two 10 smbutil multichannel -a
  note lan-session/channels "$(shown)"
  record netstat two-hosts 10 bash -c "netstat -anv -p tcp | grep '\.445 '"
  note lan-session/sockets "$(shown)"
  unmount_lan
}

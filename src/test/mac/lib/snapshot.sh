# shellcheck shell=bash
# What of this Mac the kit may not change, as files that can be compared.

# snapshot NAME: writes them into a directory of that name.
snapshot() {
  local into=$work/$1 part
  mkdir -p "$into"
  for part in mounts volumes jobs disabled_jobs keychains loopback agents folders log listeners \
    processes; do
    within 10 "see_$part" >"$into/$part" 2>&1
  done
}

see_mounts() {
  mount | sort
}

# Without the times, which every mount of anything changes.
see_volumes() {
  ls -la "$volumes" | awk 'NR > 1 { $2 = $5 = $6 = $7 = $8 = ""; print }'
}

# Those of macOS itself come and go.
see_jobs() {
  launchctl list | awk '{ print $3 }' | grep -v -e '^com\.apple\.' -e '^application\.' -e '^Label$' |
    sort
}

see_disabled_jobs() {
  launchctl print-disabled "gui/$(id -u)" | grep mountaineer
}

see_keychains() {
  security list-keychains -d user
  security default-keychain -d user
}

see_loopback() {
  ifconfig lo0
}

see_agents() {
  ls -1 "$HOME/Library/LaunchAgents"
}

see_folders() {
  ls -1d "$HOME/.mountaineer" "$HOME/Shares" "$HOME/Library/LaunchAgents" \
    "$HOME/Library/Logs/mountaineer.log" "$HOME/Library/Preferences/nsmb.conf" 2>&1
}

see_log() {
  cksum <"$HOME/Library/Logs/mountaineer.log"
}

see_listeners() {
  local port
  for port in "$server_port" "$port_of_addresses"; do
    lsof -nP -iTCP:"$port" -sTCP:LISTEN
  done | awk 'NR > 1 { print $1, $9 }'
}

# Programs that were started with a path of the kit's.
see_processes() {
  ps -axo command= | room=$work/ awk 'index($0, ENVIRON["room"])'
}

no_kit_process() {
  [ -z "$(see_processes)" ]
}

# Succeeds if the second snapshot is as the first; writes what differs into the report's directory.
nothing_is_left() {
  diff -r "$work/before" "$work/after" >"$out/left-behind.txt" || return 1
  rm -f "$out/left-behind.txt"
}

# shellcheck shell=bash
# Takes away what the kit made, whatever ended it, proves it, and packs the report.

finish() {
  finish_as $?
}

# guard PID: waits beside the kit, and does its last part should the kit be killed before it has.
guard() {
  trap '' INT TERM HUP
  while kill -0 "$1" 2>/dev/null; do
    sleep 0.5
  done
  [ -d "$work" ] || return 0
  say "the kit was killed"
  finish_as 137
}

# In a group of its own, so that what ends the kit's leaves it alone. Starts before anything is changed.
start_guard() {
  set -m
  guard $$ </dev/null &
  set +m
  disown $!
}

finish_as() {
  local result=$1
  trap '' INT TERM HUP
  trap - EXIT
  step=kit
  restore
  snapshot after
  if nothing_is_left; then
    verdict PASS restored "a second snapshot is as the first"
  else
    verdict FAIL restored "something differs from before: left-behind.txt"
  fi
  say "$(summary)"
  [ "$result" -ne 0 ] || [ "$(failures)" -eq 0 ] || result=1
  pack
  remove_room
  exit "$result"
}

restore() {
  say "restore"
  # A step that was going on would make again what is taken away.
  end_steps
  all_well
  take_agent_away
  take_probe_away
  unmount_what_the_kit_mounted
  unmount_lan
  await 5 folder_is_gone
  clear_folders
  restore_keychains
  end_processes_of
  await 10 no_kit_process
  take_log_away
}

take_probe_away() {
  [ ! -e "$work/probe-submitted" ] || within 5 launchctl remove "$probe" >/dev/null 2>&1
}

take_agent_away() {
  [ -e "$work/installed" ] || return 0
  within 40 mountaineer uninstall >/dev/null 2>&1
  if launchctl print "gui/$(id -u)/$label" >/dev/null 2>&1; then
    within 20 launchctl bootout "gui/$(id -u)/$label"
  fi
  rm -f "$HOME/Library/LaunchAgents/$label.plist"
  [ -e "$work/agents-were-there" ] || rmdir "$HOME/Library/LaunchAgents" 2>/dev/null
}

# Only sources with a port of the kit's own; a mount that hangs is asked by both programs.
unmount_what_the_kit_mounted() {
  local path
  kit_mounts | while IFS= read -r path; do
    within 25 diskutil unmount force "$path" >/dev/null 2>&1
    within 25 umount -f "$path" >/dev/null 2>&1
  done
  await 10 no_kit_mount || say "still mounted: $(kit_mounts)"
}

# The path of a line ends at the last " (".
kit_mounts() {
  mount | sed -nE "s#^//[^ ]*:($server_port|$port_of_addresses)/[^ ]* on (.*) \(smbfs.*#\2#p"
}

no_kit_mount() {
  [ -z "$(kit_mounts)" ]
}

restore_keychains() {
  [ -e "$work/keychains" ] || return 0
  set_keychains
  within 10 security delete-keychain "$work/kit.keychain-db" >/dev/null 2>&1
}

# Only what was written since the kit began is packed. A log that was there gets its former end back,
# unless that began again meanwhile.
take_log_away() {
  local log=$HOME/Library/Logs/mountaineer.log before=0 now
  [ -e "$log" ] || return 0
  now=$(wc -c <"$log")
  [ ! -e "$work/log-was-there" ] || before=$(cat "$work/log-was-there")
  if [ "$before" -gt "$now" ]; then
    tail -n 500 "$log" >"$out/mountaineer.log"
    return 0
  fi
  tail -c "+$((before + 1))" "$log" | tail -n 500 >"$out/mountaineer.log"
  if [ -e "$work/log-was-there" ]; then
    dd if=/dev/null of="$log" bs=1 seek="$before" 2>/dev/null
  else
    rm -f "$log"
  fi
}

# Pictures are packed as they are, so they are looked at before they are sent: docs/MAC.md.
pack() {
  local name
  name=mountaineer-kit-$(date +%Y%m%d-%H%M%S)
  mkdir "$work/$name"
  mask_into "$work/$name" "$out"/*.txt "$out"/*.log 2>/dev/null
  for picture in "$out"/*.png; do
    [ ! -e "$picture" ] || cp "$picture" "$work/$name/"
  done
  tar -czf "$archive_dir/$name.tar.gz" -C "$work" "$name" || return 1
  say "the report: $archive_dir/$name.tar.gz"
}

remove_room() {
  case $work in
    */mountaineer-kit.??????) rm -rf "$work" ;;
  esac
}

# shellcheck shell=bash
# Takes away what the kit made, whatever ended it, proves it, and packs the report.

finish() {
  local result=$?
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
  take_agent_away
  all_well
  unmount_what_the_kit_mounted
  await 5 folder_is_gone
  clear_folders
  restore_keychains
  end_processes_of
  take_log_away
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

take_log_away() {
  local log=$HOME/Library/Logs/mountaineer.log
  [ -e "$log" ] || return 0
  tail -n 500 "$log" >"$out/mountaineer.log"
  [ -e "$work/log-was-there" ] || rm -f "$log"
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

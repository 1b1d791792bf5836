# shellcheck shell=bash
# Mounting and unmounting as the facts and the stories need it.

tb_url() {
  printf 'smb://%s@127.0.0.1:%s/%s' "$account" "$port_of_addresses" "${1:-$share}"
}

fallback_url() {
  local host=$second_address
  case $host in
    *:*) host="[$host]" ;;
  esac
  printf 'smb://%s@%s:%s/%s' "$account" "$host" "$port_of_addresses" "${1:-$share}"
}

# record_mount WHAT URL [SECONDS]: by NetFS, with the very words of the program.
record_mount() {
  record osascript "$1" "${3:-30}" osascript -e "on run argv" -e "mount volume (item 1 of argv)" \
    -e "end run" "$2"
}

mounted() {
  mount | grep -qF " on $volume ("
}

not_mounted() {
  ! mounted
}

# The address is what stands before the port in the source.
mounted_by_tb() {
  mount | grep -F " on $volume (" | grep -q "127\.0\.0\.1[:/]"
}

# One look at the table: between two, the share may have been unmounted.
mounted_by_fallback() {
  mount | grep -F " on $volume (" | grep -qv "127\.0\.0\.1[:/]"
}

folder_is_gone() {
  [ ! -e "$volume" ]
}

# Leaves the volume path free for the next fact.
free_the_volume() {
  all_well
  unmount_what_the_kit_mounted
  await 10 folder_is_gone
}

# ms_until COMMAND...: milliseconds until it succeeds, "never" after 30 s.
ms_until() {
  local begun
  begun=$(now_ms)
  if await 30 "$@"; then
    printf '%s' "$(($(now_ms) - begun))"
  else
    printf never
  fi
}

# clear_folder PATH: takes away an empty folder that only root may delete, by the way of macOS itself,
# which removes a mount point after its unmount.
clear_folder() {
  local image=$work/empty.dmg
  [ -e "$image" ] ||
    within 30 hdiutil create -size 1m -fs HFS+ -volname kit "$image" >/dev/null 2>&1
  record hdiutil attach 30 hdiutil attach -nobrowse -mountpoint "$1" "$image"
  record hdiutil detach 30 hdiutil detach "$1"
}

# Folders by the kit's names of shares, which nobody else uses.
clear_folders() {
  local folder
  for folder in "$volumes"/KIT-NOPE* "$volume"*; do
    [ ! -e "$folder" ] || rmdir "$folder" 2>/dev/null || clear_folder "$folder"
  done
}

# shellcheck shell=bash
# Names and addresses of this Mac leave it as stand-ins that keep the shape of a line.

# Each name with what stands for it, parted by a tab. Longer ones first, as they contain others.
names_to_mask() {
  {
    named "${KIT_PASSWORD:-}" PASSWORD
    named "$HOME" /Users/jane
    named "$(id -un)" jane
    named "$(id -F 2>/dev/null)" 'Jane Doe'
    named "$(scutil --get ComputerName 2>/dev/null)" "Jane's Mac"
    named "$(scutil --get LocalHostName 2>/dev/null)" janes-mac
    named "$(hostname 2>/dev/null)" janes-mac.local
    named "$(hostname -s 2>/dev/null)" janes-mac
    named "$lan_host" server.local
    named "$lan_tb" 10.10.10.1
    named "$lan_user" jane
    named "$lan_share" CORE
  } | awk '{ printf "%d\t%s\n", length($0), $0 }' | sort -rn | cut -f 2-
}

# An account called "a" would turn every a into another word.
named() {
  [ "${#1}" -lt 3 ] || printf '%s\t%s\n' "$1" "$2"
}

# mask_into DIRECTORY FILE...: writes each file under its own name, masked.
mask_into() {
  local into=$1
  shift
  names_to_mask >"$work/names"
  LC_ALL=C awk -v into="$into" -f "$kit/lib/mask.awk" "$work/names" "$@"
}

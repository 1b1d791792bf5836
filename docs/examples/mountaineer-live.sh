#!/bin/sh
# Shows the last change of a share in the menu bar with SwiftBar, at the moment it happens.
#
# <swiftbar.type>streamable</swiftbar.type>
#
# Needs    mountaineer, installed or on the PATH; jq (macOS 15 has it; before: brew install jq).
# Install  copy it to the plugin folder of SwiftBar and make it executable: chmod +x. xbar has no
#          plugins that stay running; use mountaineer.10s.sh there.
#
# When SwiftBar ends this script, it ends jq; 'events --follow' prints a blank line every 10 seconds, and
# so notices that soon and ends as well.

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin

for tool in mountaineer jq; do
  command -v "$tool" > /dev/null || {
    printf '⛰ ?\n---\n%s is not on the PATH\n' "$tool"
    exit 0
  }
done

echo '⛰'

mountaineer events --follow -q | jq -r --unbuffered '
  def plain: gsub("\\|"; "/") | gsub("[\\n\\r]"; " ");
  {mount: "mounted", remount: "mounted", failover: "switched", recovery: "switched",
   switch: "switched", unmount: "unmounted", mount_vanished: "gone"}[.event] as $word
  | select($word)
  | "~~~",
    ("⛰ \(.share) \(if .to == "none" then $word else .to end)" | plain) + " | emojize=false",
    "---",
    ("\(.share) \($word) \(.at[11:16]) UTC" | plain) + " | emojize=false",
    (.cause // empty | plain) + " | emojize=false"' &
trap 'kill "$!"; exit' HUP INT TERM
wait

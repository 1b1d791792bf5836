#!/bin/sh
# Shows the shares in the menu bar with SwiftBar or xbar, updated every 10 seconds.
#
# <xbar.title>mountaineer</xbar.title>
# <xbar.version>v1.0</xbar.version>
# <xbar.desc>How each SMB share is mounted: Thunderbolt or fallback; with commands to switch it.</xbar.desc>
# <xbar.dependencies>mountaineer,jq</xbar.dependencies>
#
# Needs    mountaineer, installed or on the PATH; jq (macOS 15 has it; before: brew install jq).
# Install  copy it to the plugin folder of SwiftBar or xbar and make it executable: chmod +x.
#          The 10s in its name is the interval. 'mountaineer tray' does the same without another
#          program.
#
# The menu calls this file again with what was chosen: VERB SHARE [tb|fallback]. SHARE is
# percent-encoded there, so that no name can break its line. Both programs know all parameters used
# here; xbar rejects a menu with an unknown one.

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin

# limited SECONDS COMMAND...: asks the command to end when it has had its time, and at last insists.
limited() {
  left=$(($1 * 5))
  shift
  "$@" &
  while kill -0 $! 2> /dev/null && [ "$left" -gt -50 ]; do
    [ "$left" -ne 0 ] || kill $!
    left=$((left - 1))
    sleep 0.2
  done
  [ "$left" -gt -50 ] || kill -9 $!
  wait $!
}

# says TEXT: the whole menu when there is nothing to show. A | would end the text of a line.
says() {
  printf '⛰ ?\n---\n%s | emojize=false\n' "$(printf %s "$1" | tr '|\n' '/ ')"
  exit 0
}

for tool in mountaineer jq; do
  command -v "$tool" > /dev/null || says "$tool is not on the PATH"
done

if [ $# -ge 2 ]; then
  share=$(limited 20 mountaineer favorites list --json \
    | jq -r --arg share "$2" '.favorites[].name | select(@uri == $share)')
  case $1 in
    switch) set -- switch "$share" "$3" ;;
    *) set -- mount "$share" ;;
  esac
  trouble=$(limited 120 mountaineer "$@" --no-color -q 2>&1) || osascript -e 'on run argv' \
    -e 'display alert "mountaineer" message (item 1 of argv) giving up after 60' \
    -e 'end run' "$trouble" > /dev/null
  exit 0
fi

seen=$(limited "${SECONDS_AT_MOST:-20}" mountaineer status --json -q 2> /dev/null)
printf '%s' "${seen:-null}" | jq -e 'type == "object"' > /dev/null 2>&1 \
  || says 'mountaineer did not answer; in a Terminal: mountaineer doctor'

printf '%s' "$seen" | jq -r --arg plugin "$0" '
  def plain: gsub("\\|"; "/") | gsub("[\\n\\r]"; " ");
  def line($text; $options): ($text | plain) + " | emojize=false " + $options;
  def action($text; $verb; $more):
    line($text; "bash=\"\($plugin)\" param1=\($verb) param2=\(.name | @uri) \($more) terminal=false refresh=true");
  def move($to; $text): action("--Move to \($text)"; "switch"; "param3=\($to)");
  def word:
    if .mount_state != "mounted" then .mount_state
    elif .tb_recovery_pending then "TB Ready"
    else .active_interface end;
  def rank: {"tb": 0, "fallback": 1, "TB Ready": 2, "unmounted": 3}[.] // 4;

  if .error then
    "⛰ !", "---", line(.error.message; ""), (.error.hint // empty | line(.; ""))
  elif .config.valid == false and .shares == [] then
    "⛰ !", "---", line(.config.error // "the config is broken"; "")
  elif .shares == [] then
    "⛰", "---", line("No shares are configured yet; see: mountaineer favorites add --help"; "")
  else
    "⛰ " + ([.shares[] | word] | max_by(rank)),
    "---",
    (.shares[]
      | line("\(.name): \(word)"; if word == "tb" then "color=green" else "color=orange" end),
        line("--" + .decision.reason; ""),
        (.last_error // empty | line("--" + .; "color=red")),
        if .mount_state == "unmounted" then action("--Mount"; "mount"; "") else empty end,
        if .mount_state == "mounted" and .active_interface != "tb"
          then move("tb"; "Thunderbolt (\(.tb_host))") else empty end,
        if .mount_state == "mounted" and .active_interface == "tb"
          then move("fallback"; "fallback (\(.fallback_host))") else empty end),
    "---",
    "Look again | refresh=true"
  end'

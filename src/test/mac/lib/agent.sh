# shellcheck shell=bash
# The program under test, with a home of its own; HOME stays, as the Keychain is found by it.

mountaineer() {
  MOUNTAINEER_HOME=$work/home "${program_java:-$java}" -jar "$jar" "$@"
}

# record_program WHAT SECONDS ARGUMENT...
record_program() {
  local what=$1 seconds=$2
  shift 2
  record mountaineer "$what" "$seconds" mountaineer "$@"
}

# The value of a field of the one share in "status --json".
status_says() {
  within 15 mountaineer status --json 2>/dev/null | tr -d '\n' |
    sed -nE "s/.*\"$1\" *: *\"?([^\",}]*)\"?.*/\\1/p"
}

agent_pid() {
  launchctl print "gui/$(id -u)/$label" 2>/dev/null | awk '$1 == "pid" { print $3; exit }'
}

agent_is() {
  [ "$(agent_pid)" = "$1" ]
}

agent_is_another_than() {
  local pid
  pid=$(agent_pid)
  [ -n "$pid" ] && [ "$pid" != "$1" ]
}

# From here on, restore takes the agent away.
install_agent() {
  : >"$work/installed"
  record_program install 60 install "$@"
}

stable_file() {
  printf '%s/Shares/%s/saved.txt' "$work" "$share"
}

#!/bin/bash
# Proves on a real Mac what no test elsewhere can: each assumption about macOS as a line of a report
# with the raw output beside it, then the stories with the real program. docs/MAC.md says how.
#
#   bash src/test/mac/kit.sh target/mountaineer.jar [--only NAME,...] [--out DIRECTORY]
#        [--lan HOST --user NAME --share NAME [--tb HOST]]
#
# Exit code: 0 nothing failed, 1 a line is FAIL, 2 usage, 3 refused to start, 128+n ended by a signal.
# Only what the bash 3.2 of macOS knows is used. Every wait has a limit. Only processes that were
# started here are ended, only mounts by the kit's own port are unmounted.
#
# For tests of the kit itself: KIT_TOOLS is a directory of stand-ins for macOS's programs, looked up
# first; KIT_VOLUMES stands for /Volumes, KIT_PORT for the first of two ports, KIT_SECOND for ::1.
set -u

kit=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=src/test/mac/lib/limits.sh
. "$kit/lib/limits.sh"
# shellcheck source=src/test/mac/lib/report.sh
. "$kit/lib/report.sh"
# shellcheck source=src/test/mac/lib/mask.sh
. "$kit/lib/mask.sh"
# shellcheck source=src/test/mac/lib/snapshot.sh
. "$kit/lib/snapshot.sh"
# shellcheck source=src/test/mac/lib/checks.sh
. "$kit/lib/checks.sh"
# shellcheck source=src/test/mac/lib/server.sh
. "$kit/lib/server.sh"
# shellcheck source=src/test/mac/lib/restore.sh
. "$kit/lib/restore.sh"
# shellcheck source=src/test/mac/lib/volumes.sh
. "$kit/lib/volumes.sh"
# shellcheck source=src/test/mac/lib/facts.sh
. "$kit/lib/facts.sh"
# shellcheck source=src/test/mac/lib/windows.sh
. "$kit/lib/windows.sh"
# shellcheck source=src/test/mac/lib/stories.sh
. "$kit/lib/stories.sh"
# shellcheck source=src/test/mac/lib/agent.sh
. "$kit/lib/agent.sh"
# shellcheck source=src/test/mac/lib/lan.sh
. "$kit/lib/lan.sh"

# The order matters: what may leave a password window behind comes last.
facts="machine tools network nc security launchctl mount-volume mount-smbfs lsof life events
  second-address hung-server forced-unmount leftover mount-url"
stories="install first-mount cut held-file recovery writer eject silent hung-agent leftover-story
  jdk-renamed no-password load menu uninstall"
last="password-window guest-window"
lan="lan-refusal lan-wake lan-cable lan-multichannel lan-session"

jar=
only=
lan_host=
lan_tb=
lan_user=
lan_share=
archive_dir=$PWD

usage() {
  sed -n '5,6s/^#  *//p' "$kit/kit.sh" >&2
  exit 2
}

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --only | --out | --lan | --tb | --user | --share)
        [ $# -ge 2 ] || usage
        option "$1" "$2"
        shift 2
        ;;
      -*) usage ;;
      *)
        [ -z "$jar" ] || usage
        jar=$1
        shift
        ;;
    esac
  done
  [ -n "$jar" ] || usage
  known_steps
}

# A name with a slip would prove nothing and say nothing.
known_steps() {
  local name
  for name in $(printf %s "$only" | tr , ' '); do
    printf '%s\n' "$facts $stories $last $lan" | tr ' ' '\n' | grep -qx -e "$name" || usage
  done
}

option() {
  case $1 in
    --only) only=,$2, ;;
    --out) archive_dir=$2 ;;
    --lan) lan_host=$2 ;;
    --tb) lan_tb=$2 ;;
    --user) lan_user=$2 ;;
    --share) lan_share=$2 ;;
  esac
}

wanted() {
  case $only in
    '' | *",$1,"*) return 0 ;;
  esac
  return 1
}

# Runs one step in a process of its own, so that no step can spoil or stop the next one.
run_step() {
  local name=$1 function seconds=$2 result
  wanted "$name" || return 0
  function=step_$(printf %s "$name" | tr - _)
  say "$name"
  step=$name
  within "$seconds" "$function"
  result=$?
  step=kit
  end_processes_of "$name"
  if [ "$result" -eq 124 ]; then
    verdict FAIL "$name" "did not end within $seconds s"
  elif ! grep -q "^[A-Z]* ${name}[ /]" "$out/report.txt"; then
    verdict FAIL "$name" "ended without a verdict, exit $result"
  fi
}

run_all() {
  local name
  for name in $facts; do
    run_step "$name" 240
  done
  for name in $stories; do
    run_step "$name" 240
  done
  for name in $last; do
    run_step "$name" 120
  done
  [ -n "$lan_host" ] || return 0
  for name in $lan; do
    run_step "$name" 600
  done
}

main() {
  parse "$@"
  find_tools
  refuse_what_is_not_safe
  make_room
  start_guard
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  trap 'exit 129' HUP
  snapshot before
  if start_server && start_forwarders && make_keychain; then
    verdict PASS setup "Samba, two addresses and a keychain of their own"
    write_config
    run_all
  else
    verdict FAIL setup "the server, the addresses or the keychain could not be had"
  fi
}

[ "${BASH_SOURCE[0]}" != "$0" ] || main "$@"

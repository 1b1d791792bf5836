# shellcheck shell=bash
# What has to hold before the kit touches anything.

server_port=${KIT_PORT:-10445}
port_of_addresses=$((server_port + 1))
second_address=${KIT_SECOND:-::1}
label=com.mountaineer.agent
volumes=${KIT_VOLUMES:-/Volumes}

# Apple's programs first: those of Homebrew with the same names are others.
find_tools() {
  PATH=${KIT_TOOLS:+$KIT_TOOLS:}/usr/bin:/bin:/usr/sbin:/sbin:/usr/libexec
  [ -n "${KIT_TOOLS:-}" ] || LC_ALL=en_US.UTF-8
  export PATH LC_ALL
  unset MOUNTAINEER_HOME MOUNTAINEER_LOG MOUNTAINEER_TOOLS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
  [ -z "${KIT_TOOLS:-}" ] || export MOUNTAINEER_TOOLS="$KIT_TOOLS"
}

refuse() {
  printf 'kit: %s; nothing was changed\n' "$1" >&2
  exit 3
}

refuse_what_is_not_safe() {
  [ "$(uname)" = Darwin ] || refuse "this is no Mac"
  [ "$(id -u)" -ne 0 ] || refuse "not as root: mounts would be root's, and the Keychain out of reach"
  [ -r "$jar" ] || refuse "there is no $jar: build it with ./mvnw -B -q -DskipTests package"
  [ -w "$archive_dir" ] || refuse "nothing can be written to $archive_dir"
  find_java || refuse "no JDK 17 or newer was found"
  find_samba || refuse "Samba is missing: brew install samba"
  refuse_other_installs
  refuse_mounts_of_the_port
  refuse_a_share_in_use
}

refuse_other_installs() {
  if launchctl print "gui/$(id -u)/$label" >/dev/null 2>&1; then
    refuse "an agent $label runs here: mountaineer uninstall, and install it again afterwards"
  fi
  [ ! -e "$HOME/Library/LaunchAgents/$label.plist" ] ||
    refuse "there is a $label.plist in ~/Library/LaunchAgents: mountaineer uninstall"
}

refuse_mounts_of_the_port() {
  local table port
  table=$(mount) || refuse "the mount table cannot be read"
  for port in "$server_port" "$port_of_addresses"; do
    case $table in
      *":$port/"*) refuse "something is mounted by port $port, which the kit needs" ;;
    esac
    ! nc -z -G 1 127.0.0.1 "$port" 2>/dev/null || refuse "something listens on port $port"
  done
}

# What the last part mounts and unmounts must not be a mount of the user's own.
refuse_a_share_in_use() {
  [ -n "$lan_host" ] || return 0
  [ -n "$lan_user" ] && [ -n "$lan_share" ] || refuse "--lan needs --user and --share"
  [ ! -e "$volumes/$lan_share" ] ||
    refuse "there is a $volumes/$lan_share: eject it, the kit mounts that share itself"
}

find_java() {
  local home
  for home in "${JAVA_HOME:-}" "$(java_home_of_system)"; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(feature_of "$home")" -ge 17 ]; then
      java_home=$home
      java=$home/bin/java
      return 0
    fi
  done
  return 1
}

# With JAVA_HOME set, java_home answers with that, whatever is asked for.
java_home_of_system() {
  (unset JAVA_HOME && java_home -v 17+ 2>/dev/null)
}

feature_of() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  printf '%s' "${version:-0}"
}

# Homebrew renames the server, since macOS has an smbd of its own.
find_samba() {
  local prefix
  for prefix in ${KIT_TOOLS:+"${KIT_TOOLS%/*}"} /opt/homebrew /usr/local; do
    smbd=$prefix/sbin/samba-dot-org-smbd
    smbpasswd=$prefix/bin/smbpasswd
    if [ -x "$smbd" ] && [ -x "$smbpasswd" ]; then
      return 0
    fi
  done
  return 1
}

# Everything of the kit stands below one directory with a short, plain name.
make_room() {
  local temporary
  temporary=$(cd "${TMPDIR:-/tmp}" && pwd -P)
  work=$(mktemp -d "$temporary/mountaineer-kit.XXXXXX") || refuse "no temporary directory can be made"
  out=$work/report
  share=KIT-$$
  volume=$volumes/$share
  account=$(id -un)
  KIT_PASSWORD=kit-$$-$(now_ms)
  mkdir "$out" "$work/pids" "$work/server" "$work/share" "$work/home" "$work/masked" "$work/control"
  : >"$out/report.txt"
  jar=$(cd "$(dirname "$jar")" && pwd -P)/${jar##*/}
  archive_dir=$(cd "$archive_dir" && pwd -P)
  cd / || refuse "there is no /"
  keep_what_is_there
}

# A log of the agent keeps what it had; it, and the directory of agents, are taken away only if they were
# not there.
keep_what_is_there() {
  local log=$HOME/Library/Logs/mountaineer.log
  [ ! -e "$log" ] || wc -c <"$log" | tr -d ' ' >"$work/log-was-there"
  [ ! -e "$HOME/Library/LaunchAgents" ] || : >"$work/agents-were-there"
}

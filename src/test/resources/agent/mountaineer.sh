#!/bin/sh
# Starts mountaineer. Written by 'mountaineer install', which replaces it each time.

home='/Users/evan/.mountaineer'
jar='/Users/evan/.mountaineer/lib/mountaineer.jar'
java_of_install='/jdk/it'\''s'
directory_of_install='/jdk/it'\''s'
archive='/Users/evan/.mountaineer/lib/mountaineer-0123456789ab'
archive_flag='-XX:SharedArchiveFile='
archive_bytes=8626176

# Java does not start in a folder that is gone, such as one of a share that was unmounted.
case ${PWD:-} in
  /*) [ "$PWD" -ef . ] ;;
  *) false ;;
esac || cd /

# Options for other Java programs: another collector would contradict the one below, and a JVM
# announces them in front of every message.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS

# A pattern that matches nothing ends a script of zsh, unless it plays the shell of POSIX.
[ -z "${ZSH_VERSION:-}" ] || emulate sh

# Succeeds if a directory holds a Java 17 or newer: sets java and build. Its release file tells that
# without a start of a JVM.
fits() {
  java=$1/bin/java
  version=
  build=
  [ -x "$java" ] && [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value || [ "$key" ]; do
    value=${value#\"}
    value=${value%\"}
    case $key in
      JAVA_VERSION) version=$value ;;
      JAVA_RUNTIME_VERSION) build=$value ;;
    esac
    [ -z "$version" ] || [ -z "$build" ] || break
  done < "$1/release"
  build=${build:-$version}
  feature=${version%%[!0-9]*}
  [ "${feature:-0}" -ge 17 ]
}

fits_java_home() {
  [ "${JAVA_HOME:-}" ] && fits "$JAVA_HOME"
}

# Since macOS 11 java_home answers with JAVA_HOME, whatever version is asked for, when that is set.
fits_tool() {
  [ -x /usr/libexec/java_home ] || return 1
  fits "$(unset JAVA_HOME && /usr/libexec/java_home -v 17+ 2> /dev/null)"
}

fits_path() {
  found=$(command -v java) || return 1
  # Where java_home found none, Apple's own /usr/bin/java only asks people to install one.
  [ "$found" != /usr/bin/java ] || [ ! -x /usr/libexec/java_home ] || return 1
  target=$found
  hops=0
  while [ -L "$target" ] && [ "$hops" -lt 32 ]; do
    link=$(readlink "$target")
    case $link in
      /*) target=$link ;;
      *) target=${target%/*}/$link ;;
    esac
    hops=$((hops + 1))
  done
  fits "${target%/*}/.." && return
  # A shim that picks a Java knows which one.
  fits "$("$found" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')"
}

# The PATH of launchd has none of these. Some of them keep the bundle that a JDK for macOS comes as.
fits_elsewhere() {
  for place in \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* \
    "${HOME:-}"/.local/share/mise/installs/java/* \
    "${HOME:-}"/.asdf/installs/java/* \
    "${HOME:-}"/.jenv/versions/*; do
    if fits "$place" || fits "$place/Contents/Home"; then
      return
    fi
  done
  return 1
}

# fails WHAT HINT [ARGUMENT...]: ends with exit code 13, in JSON where the arguments ask for it.
fails() {
  what=$1
  hint=$2
  shift 2
  for argument; do
    if [ "$argument" = --json ]; then
      printf '{"schema_version":1,"error":{"code":13,"message":"%s","hint":"%s"}}\n' \
        "$what" "$hint"
      exit 13
    fi
  done
  printf 'mountaineer: %s\n  %s\n' "$what" "$hint" >&2
  # Launchd starts the agent again 10 s later, and only a monitor that runs keeps the log short.
  [ "${XPC_SERVICE_NAME:-}" != com.mountaineer.agent ] || sleep 600
  exit 13
}

[ -r "$jar" ] || fails \
  'the program that was installed is gone; nothing was changed' \
  'install it again: java -jar mountaineer.jar install' "$@"

# The Java of the install first, whatever JAVA_HOME says: macOS gives its permissions to a program
# at a path, and the archive is made for this one. Its lasting name may have come to lead to an
# older Java, as SDKMAN's "current" does, while its directory is still there.
fits "$java_of_install" || fits "$directory_of_install" || fits_java_home || fits_tool ||
  fits_path || fits_elsewhere || fails \
  'no Java 17 or newer was found (JAVA_HOME, java_home, PATH, package managers); nothing was changed' \
  'install a JDK, for instance: brew install --cask temurin' "$@"

: "${MOUNTAINEER_HOME:=$home}"
export MOUNTAINEER_HOME

set -- -jar "$jar" "$@"
# Java 17 does not survive an archive that was cut off, and no Java starts faster with one of
# another build.
archive=$archive-$build.jsa
if [ -r "$archive" ] && [ "$(/usr/bin/wc -c < "$archive")" -eq "$archive_bytes" ]; then
  set -- "$archive_flag$archive" "$@"
fi

exec "$java" -XX:+IgnoreUnrecognizedVMOptions -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=5 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable -Xms8m -Xmx256m -Djdk.nio.maxCachedBufferSize=65536 -Dfile.encoding=UTF-8 "$@"

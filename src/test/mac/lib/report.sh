# shellcheck shell=bash
# The report: one line for each assumption, and what the programs printed as transcripts, in the
# form of src/test/resources/macos.

code=0
took=0
transcript=

# verdict PASS|FAIL|INFO NAME[/PART] TEXT
verdict() {
  printf '%s %s  %s%s\n' "$1" "$2" "$3" "${transcript:+  [$transcript]}" |
    tee -a "$out/report.txt" >&2
  transcript=
}

# record TOOL WHAT SECONDS COMMAND...: runs it and writes down what it printed. Sets code and took
# (ms); the output stays in said and complained until the next one.
record() {
  local tool=$1 what=$2 seconds=$3 begun
  shift 3
  transcript=$(next_transcript "$tool" "$what")
  begun=$(now_ms)
  within "$seconds" "$@" >"$work/said" 2>"$work/complained"
  code=$?
  took=$(($(now_ms) - begun))
  write_transcript "$seconds" "$@" >"$out/$transcript"
}

# The next verdict is not about what a program printed.
forget() {
  transcript=
  code=0
  took=0
  : >"$work/said"
  : >"$work/complained"
}

next_transcript() {
  local file count=1
  for file in "$out/$1"-[0-9]*.txt; do
    [ ! -e "$file" ] || count=$((count + 1))
  done
  printf '%s-%02d-%s.txt' "$1" "$count" "$2"
}

write_transcript() {
  printf '# source: the Mac kit on %s\n' "$(system_name)"
  printf '# command:'
  shift
  printf ' %s' "$@"
  if [ "$code" -eq 124 ]; then
    printf '\n# ended: stopped after %s ms\n' "$took"
  else
    printf '\n# ended: exit %s after %s ms\n' "$code" "$took"
  fi
  cat "$work/said"
  if [ -s "$work/complained" ]; then
    printf '# on stderr:\n'
    cat "$work/complained"
  fi
}

system_name() {
  if [ ! -f "$work/system" ]; then
    printf 'macOS %s (%s), %s' "$(sw_vers -productVersion 2>/dev/null)" \
      "$(sw_vers -buildVersion 2>/dev/null)" "$(uname -m)" >"$work/system"
  fi
  cat "$work/system"
}

# judge NAME TEXT TEST...: PASS when the test holds, else FAIL with what was seen in its place.
judge() {
  local name=$1 text=$2
  shift 2
  if "$@"; then
    verdict PASS "$name" "$text"
  else
    verdict FAIL "$name" "$text; seen: exit $code after $took ms, $(shown)"
  fi
}

note() {
  verdict INFO "$1" "$2"
}

# The beginning of what was printed, on one line.
shown() {
  cat "$work/said" "$work/complained" 2>/dev/null | tr '\n\t' '  ' | cut -c 1-200
}

ended() {
  [ "$code" -eq "$1" ]
}

said() {
  grep -qE -- "$1" "$work/said"
}

complained() {
  grep -qE -- "$1" "$work/complained"
}

ended_complaining() {
  ended "$1" && complained "$2"
}

ended_saying() {
  ended "$1" && said "$2"
}

mute() {
  [ ! -s "$work/said" ] && [ ! -s "$work/complained" ]
}

summary() {
  local kind
  for kind in PASS FAIL INFO; do
    printf '%s %s  ' "$(grep -c "^$kind " "$out/report.txt")" "$kind"
  done
  printf '\n'
}

failures() {
  grep -c '^FAIL ' "$out/report.txt"
}

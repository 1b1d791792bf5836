# shellcheck shell=bash
# Limits: every program is waited for so long and no longer, and ended with all that it started.

# Since the first start of a program, for the names of what is running.
step=kit

say() {
  printf 'kit: %s\n' "$*" >&2
}

# Milliseconds; the date of macOS knows whole seconds only.
now_ms() {
  perl -MTime::HiRes=time -e 'printf "%d\n", time * 1000' 2>/dev/null || printf '%s000\n' "$(date +%s)"
}

# within SECONDS COMMAND...: its exit code, or 124 when it did not end in time.
within() {
  local ticks=$(($1 * 20)) pid
  shift
  set -m
  "$@" </dev/null &
  pid=$!
  set +m
  printf '%s\n' "$step" >"$work/pids/$pid"
  while kill -0 "$pid" 2>/dev/null; do
    if [ "$ticks" -le 0 ]; then
      end_group "$pid"
      return 124
    fi
    put_question
    ticks=$((ticks - 1))
    sleep 0.05
  done
  rm -f "$work/pids/$pid"
  wait "$pid" 2>/dev/null
}

# launch NAME COMMAND...: starts what is to run on, in a process group of its own; sets launched.
launch() {
  local name=$1
  shift
  set -m
  "$@" </dev/null >"$work/$name.log" 2>&1 &
  launched=$!
  set +m
  # The shell would report its end in the middle of the report.
  disown "$launched"
  printf '%s\n' "$step" >"$work/pids/$launched"
}

# Ends a group that was started here: asked first, then killed. What hangs in the kernel on a dead
# mount survives even that, so nothing waits for it.
end_group() {
  [ -e "$work/pids/$1" ] || return 0
  kill -TERM -- "-$1" 2>/dev/null
  kill -CONT -- "-$1" 2>/dev/null
  await 2 group_is_gone "$1" || kill -KILL -- "-$1" 2>/dev/null
  rm -f "$work/pids/$1"
}

group_is_gone() {
  ! kill -0 -- "-$1" 2>/dev/null
}

# Ends what a step left running; with no name, everything.
end_processes_of() {
  local file
  for file in "$work"/pids/*; do
    [ -e "$file" ] || continue
    if [ -z "${1:-}" ] || [ "$(cat "$file")" = "$1" ]; then
      end_group "${file##*/}"
    fi
  done
}

# Ends what the steps have running; what is the kit's own goes on. Twice, as a step may have started one
# more program while it was ended.
end_steps() {
  local file turn
  for turn in first second; do
    for file in "$work"/pids/*; do
      [ ! -e "$file" ] || [ "$(cat "$file")" = kit ] || end_group "${file##*/}"
    done
  done
}

# asks TEXT: waits for Return, five minutes at most. A step is no process of the terminal's foreground,
# which would be stopped by reading from there: the kit itself asks, while it waits for the step.
asks() {
  printf '%s' "$1" >"$work/question.next"
  mv "$work/question.next" "$work/question"
  await 310 question_is_answered
}

question_is_answered() {
  [ ! -e "$work/question" ]
}

put_question() {
  if [ "$BASH_SUBSHELL" -eq 0 ] && [ -e "$work/question" ]; then
    printf '\n>>> %s, then press Return: ' "$(cat "$work/question")" >&2
    read -r -t 300 _ </dev/tty || say "nobody did"
    rm -f "$work/question"
  fi
}

# await SECONDS COMMAND...: whether it succeeds within that time. It has to be quick itself.
await() {
  local ticks=$(($1 * 5))
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$ticks" -gt 0 ] || return 1
    ticks=$((ticks - 1))
    sleep 0.2
  done
}

# holds SECONDS COMMAND...: whether it goes on succeeding for that time.
holds() {
  local ticks=$(($1 * 5))
  shift
  while [ "$ticks" -gt 0 ]; do
    "$@" >/dev/null 2>&1 || return 1
    ticks=$((ticks - 1))
    sleep 0.2
  done
}

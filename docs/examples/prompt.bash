# Shows the shares in the prompt of zsh or bash: [CORE:tb], [CORE:fallback], [CORE:TB Ready].
#
# Needs    mountaineer, installed or on the PATH; jq (macOS 15 has it; before: brew install jq).
# Install  cp prompt.bash ~/.mountaineer/, then add as the last line of ~/.zshrc, or of ~/.bashrc
#          (~/.bash_profile on a Mac):
#            . ~/.mountaineer/prompt.bash
# Remove   that line, and the folder ~/.cache/mountaineer.
#
# The prompt never waits. It shows the last known state, and at most every 10 s it starts a new check
# in the background, which is stopped after 10 s, or after $MOUNTAINEER_PROMPT_SECONDS. So the text
# is as old as your last prompt; if that is more than a minute, a ? follows it. [mountaineer?] means
# that there was no answer (run 'mountaineer doctor'), and no text that no share is configured.
#
# shellcheck shell=bash

mountaineer_cache=${XDG_CACHE_HOME:-$HOME/.cache}/mountaineer
mountaineer_text=
mountaineer_looked=

# Writes the state to the cache, completely or not at all.
_mountaineer_look() {
  PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin
  umask 077
  mkdir -p "$mountaineer_cache" || return
  local answer found left=$((${MOUNTAINEER_PROMPT_SECONDS:-10} * 5)) answered
  answer=$(mktemp "$mountaineer_cache/look.XXXXXX") || return
  mountaineer status --json -q >| "$answer" &
  while kill -0 $! && [ $left -gt 0 ]; do
    left=$((left - 1))
    sleep 0.2
  done
  [ $left -gt 0 ] || kill -9 $!
  wait $!
  answered=$?
  found=$(jq -r '[.shares[] | .name + ":" +
    if .mount_state != "mounted" then .mount_state
    elif .tb_recovery_pending then "TB Ready"
    else .active_interface end] | join(" ")' "$answer") || answered=1
  [ $answered -eq 0 ] || found='mountaineer?'
  printf '%s\n' "$found" >| "$answer" && mv -f "$answer" "$mountaineer_cache/prompt"
}

# Sets mountaineer_text; keeps $? for what follows it in the prompt. Starts no process but the check,
# which job control does not see.
_mountaineer_prompt() {
  local code=$? old=
  if [ -z "$mountaineer_looked" ] || ((SECONDS - mountaineer_looked >= 10)); then
    [ -n "$mountaineer_looked" ] && ((SECONDS - mountaineer_looked < 60)) || old='?'
    mountaineer_looked=$SECONDS
    (_mountaineer_look < /dev/null > /dev/null 2>&1 &)
  fi
  mountaineer_text=
  [ ! -r "$mountaineer_cache/prompt" ] || IFS= read -r mountaineer_text < "$mountaineer_cache/prompt"
  [ -z "$mountaineer_text" ] || mountaineer_text="[$mountaineer_text$old] "
  # A % in a name would mean something in the prompt of zsh.
  [ -z "${ZSH_VERSION-}" ] || mountaineer_text=${mountaineer_text//\%/%%}
  return $code
}

# shellcheck disable=SC2016 # The prompt looks up the text each time.
case ${PS1-} in
  *mountaineer_text*) ;;
  *) PS1='${mountaineer_text}'${PS1-} ;;
esac
if [ -n "${ZSH_VERSION-}" ]; then
  setopt prompt_subst
  autoload -Uz add-zsh-hook
  add-zsh-hook precmd _mountaineer_prompt
else
  case ${PROMPT_COMMAND-} in
    *_mountaineer_prompt*) ;;
    *) PROMPT_COMMAND="_mountaineer_prompt${PROMPT_COMMAND:+; $PROMPT_COMMAND}" ;;
  esac
fi

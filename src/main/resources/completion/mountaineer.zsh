#compdef mountaineer
# Completes mountaineer in zsh. To have it in every shell, put the output of
#   mountaineer completion zsh
# into a file named _mountaineer in a folder of $fpath, before compinit runs. To try it in this
# shell: eval "$(mountaineer completion zsh)"

_mountaineer() {
  local line
  local -a candidates shown
  for line in "${(@f)$(mountaineer complete -- "${(@)words[2,CURRENT]}" 2> /dev/null)}"; do
    if [[ $line == :files ]]; then
      compset -P '--*='
      _files
      return
    fi
    [[ -n $line ]] || continue
    candidates+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  -- }")
  done
  compadd -l -d shown -a candidates
}

if [[ ${funcstack[1]} == _mountaineer ]]; then
  _mountaineer "$@"
else
  compdef _mountaineer mountaineer
fi

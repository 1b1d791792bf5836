# Completes mountaineer in bash (3.2 and newer). To try it in this shell:
#   source <(mountaineer completion bash)
# To have it in every shell, put its output into a file that ~/.bash_profile or ~/.bashrc sources.

_mountaineer() {
  local candidate current=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  while IFS= read -r candidate; do
    if [[ $candidate == :files ]]; then
      # bash 3.2 has no compopt, and no good way to quote the names of files.
      compopt -o default 2> /dev/null || COMPREPLY+=($(compgen -f -- "$current"))
      continue
    fi
    candidate=${candidate%%$'\t'*}
    # Within a quote that the user began, bash wants the name as it is.
    [[ $current == [\'\"]* ]] || printf -v candidate %q "$candidate"
    COMPREPLY+=("$candidate")
  done < <(mountaineer complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
}

complete -F _mountaineer mountaineer

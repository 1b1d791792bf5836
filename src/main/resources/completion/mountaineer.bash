# Completes mountaineer in bash (3.2 and newer). To try it in this shell:
#   eval "$(mountaineer completion bash)"
# To have it in every shell, put that line into ~/.bash_profile or ~/.bashrc. The bash of macOS (3.2)
# cannot read it by source <(...).

# Prints a name so that bash, behind the quote that is open ($1, or none), reads it as that name
# and runs nothing in it.
_mountaineer_quoted() {
  local at char quoted=
  [[ -n $1 ]] || { printf %q "$2"; return; }
  for ((at = 0; at < ${#2}; at++)); do
    char=${2:at:1}
    case $1$char in
      \'\') quoted+="'\\''" ;;
      \"[\\\"\$\`]) quoted+=\\$char ;;
      # The history would replace it within double quotes, even behind a backslash.
      \"!) quoted+='"\!"' ;;
      *) quoted+=$char ;;
    esac
  done
  # readline closes the quote, unless the text seems to end with it.
  [[ $quoted != *"$1" ]] || quoted+=$1
  printf %s "$quoted"
}

_mountaineer() {
  local candidate piece word quote bare typed=${COMP_LINE:0:COMP_POINT}
  local -a words=()
  COMPREPLY=()
  # bash also parts words at = and @; what no blank parts is one word.
  for piece in "${COMP_WORDS[@]:0:COMP_CWORD+1}"; do
    if [[ ${#words[@]} -eq 0 || $typed == [[:space:]]* ]]; then
      typed=${typed#"${typed%%[![:space:]]*}"}
      words+=("")
    fi
    piece=${piece:0:${#typed}}
    typed=${typed:${#piece}}
    words[${#words[@]}-1]+=$piece
  done
  word=${words[${#words[@]}-1]}

  quote=${piece:0:1}
  [[ $quote == [\'\"] ]] || quote=
  bare=${piece#"$quote"}
  [[ $quote == \' ]] || bare=${bare//\\?/}
  # A quote that ends or begins within the word: no good way to go on from there.
  [[ $bare != *["${quote:-\'\"}"]* ]] || return

  # What readline replaces is $2; what stands before it stays.
  [[ $word == *"$quote$2" ]] || return
  local before=${word%"$quote$2"}

  while IFS= read -r candidate; do
    if [[ $candidate == :files ]]; then
      # bash 3.2 has no compopt; it offers files wherever nothing else is offered, see below.
      compopt -o default 2> /dev/null
      continue
    fi
    candidate=${candidate%%$'\t'*}
    [[ $candidate == "$before"* ]] || continue
    COMPREPLY+=("$(_mountaineer_quoted "$quote" "${candidate#"$before"}")")
  done < <(mountaineer complete -- "${words[@]:1}" 2> /dev/null)
}

if type compopt > /dev/null 2>&1; then
  complete -F _mountaineer mountaineer
else
  complete -o default -F _mountaineer mountaineer
fi

# Completes mountaineer in fish. To have it in every shell:
#   mountaineer completion fish > ~/.config/fish/completions/mountaineer.fish

# Prints the files whose paths begin like a word, perhaps behind an option and an equals sign. The
# tilde becomes the home for the search only: within quotes fish would not take it for that.
function __mountaineer_files
    set -l word (string unescape -- $argv[1]; or printf '%s\n' $argv[1])
    set -l option (string match -r -- '^--[a-z-]+=' $word)
    set -l typed (string replace -r -- '^--[a-z-]+=' '' $word)
    set -l start (string replace -r -- '^~(?=/|$)' $HOME "$typed")
    for file in $start*
        test -d $file; and set file $file/
        printf '%s%s\n' "$option" "$typed"(string sub -s (math 1 + (string length -- "$start")) -- $file)
    end
end

function __mountaineer_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    for candidate in (mountaineer complete -- $words "$current" 2>/dev/null)
        if test "$candidate" = :files
            __mountaineer_files "$current"
        else
            printf '%s\n' "$candidate"
        end
    end
end

complete -c mountaineer -f -a '(__mountaineer_complete)'

# Completes mountaineer in fish. To have it in every shell:
#   mountaineer completion fish > ~/.config/fish/completions/mountaineer.fish

function __mountaineer_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    for candidate in (mountaineer complete -- $words "$current" 2>/dev/null)
        if test "$candidate" = :files
            __fish_complete_path "$current"
        else
            printf '%s\n' "$candidate"
        end
    end
end

complete -c mountaineer -f -a '(__mountaineer_complete)'

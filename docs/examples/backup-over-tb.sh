#!/bin/bash
# Runs a command, a backup for instance, while a share is mounted over Thunderbolt, and only then.
#
#   backup-over-tb.sh SHARE COMMAND [ARGUMENT...]
#
# Needs    mountaineer, installed or on the PATH.
# Install  cp backup-over-tb.sh ~/.mountaineer/, then for instance
#            bash ~/.mountaineer/backup-over-tb.sh Core rsync -a --delete ~/Documents/ ~/Shares/Core/Documents/
# Exits    with the code of the command, or with 14 if the share was not on Thunderbolt within 10 minutes.
#          The command gets SIGTERM when the share has moved to the fallback address. While the share is
#          unmounted, its path leads nowhere, so that nothing is written to this Mac by mistake.

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin

share=$1
shift
set -m # each job below has a process group of its own, and is ended as a whole
trap 'jobs -p | sed s/^/-/ | xargs kill -- 2> /dev/null; wait; exit 143' HUP INT TERM

mountaineer wait --share "$share" --for tb --timeout 10m &
wait $! || exit

"$@" &
command=$!
{
  until mountaineer wait --share "$share" --for fallback --timeout 1h 2> /dev/null; do sleep 5; done
  kill -- -$command
} &
wait $command
code=$?
kill -- -$! 2> /dev/null
exit $code

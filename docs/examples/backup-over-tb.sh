#!/bin/sh
# Runs a command, a backup for instance, while a share is mounted over Thunderbolt, and only then.
#
#   backup-over-tb.sh SHARE COMMAND [ARGUMENT...]
#
# Needs    mountaineer, installed or on the PATH.
# Install  cp backup-over-tb.sh ~/.mountaineer/, then for instance
#            sh ~/.mountaineer/backup-over-tb.sh Core rsync -a --delete ~/Documents/ ~/Shares/Core/Documents/
# Exits    with the code of the command, or with 14 if the share was not on Thunderbolt within 10 minutes.
#          The command gets SIGTERM when the share has moved to the fallback address. While the share is
#          unmounted, its path leads nowhere, so that nothing is written to this Mac by mistake.

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin

share=$1
shift
mountaineer wait --share "$share" --for tb --timeout 10m || exit

# Before the command starts: a signal right after its start must not leave it behind.
trap 'kill $!; wait $!; exit 143' INT TERM
"$@" &
while kill -0 $! 2> /dev/null; do
  mountaineer wait --share "$share" --for fallback --timeout 5s 2> /dev/null && kill $!
done
wait $!

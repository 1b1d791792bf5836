#!/bin/sh
# Checks the shares once a minute and fixes what needs fixing, without launchd, for instance from cron.
#
# Needs    mountaineer, installed or on the PATH.
# Install  cp reconcile-every-minute.sh ~/.mountaineer/, then add this line with 'crontab -e':
#            * * * * * /bin/sh "$HOME/.mountaineer/reconcile-every-minute.sh"
#          On a Mac, cron jobs run outside your login session, where macOS gives out no password and
#          creates no mount point. There, run it in a Terminal window and leave that open:
#            while sleep 60; do sh ~/.mountaineer/reconcile-every-minute.sh; done
# Exits    with the code of mountaineer, but with 0 instead of 11: another mountaineer process is
#          working on the share.
#
# cron mails whatever is printed. So this prints a problem when it begins and a line when it is over,
# but nothing in between; ~/Library/Logs/mountaineer.log has all of it. Overlapping runs are harmless,
# because mountaineer locks each share.

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin
memory=${XDG_CACHE_HOME:-$HOME/.cache}/mountaineer

trouble=$(mountaineer reconcile --all -q 2>&1)
code=$?
[ "$code" -ne 11 ] || exit 0

before=0
[ ! -r "$memory/cron" ] || read -r before < "$memory/cron"
if [ "$code" -ne "$before" ]; then
  if [ "$code" -eq 0 ]; then
    echo 'mountaineer: all shares are working again'
  else
    printf '%s\n' "$trouble"
  fi
  mkdir -p "$memory" && echo "$code" > "$memory/cron"
fi
exit "$code"

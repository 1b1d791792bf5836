#!/bin/sh
# Reconciles the shares once a minute without launchd, for instance from cron.
#
# Needs    mountaineer, installed or on the PATH.
# Install  cp reconcile-every-minute.sh ~/.mountaineer/, then 'crontab -e' and this line:
#            * * * * * /bin/sh "$HOME/.mountaineer/reconcile-every-minute.sh"
#          On a Mac, cron works outside of your login, where macOS hands out no password and makes
#          no mount point: there run it in a Terminal, and leave the window open:
#            while sleep 60; do sh ~/.mountaineer/reconcile-every-minute.sh; done
# Ends     as mountaineer did, but 0 for its 11: another mountaineer has the share in hand.
#
# Whatever is printed cron sends by mail. So this prints what is wrong when it begins, and a line
# when it is over, but not every minute between; ~/Library/Logs/mountaineer.log has all of it.
# Runs that overlap do no harm: mountaineer locks each share for itself.

PATH=$PATH:$HOME/.mountaineer/bin:/opt/homebrew/bin:/usr/local/bin
memory=${XDG_CACHE_HOME:-$HOME/.cache}/mountaineer

trouble=$(mountaineer reconcile --all -q 2>&1)
code=$?
[ "$code" -ne 11 ] || exit 0

before=0
[ ! -r "$memory/cron" ] || read -r before < "$memory/cron"
if [ "$code" -ne "$before" ]; then
  if [ "$code" -eq 0 ]; then
    echo 'mountaineer: the shares are well again'
  else
    printf '%s\n' "$trouble"
  fi
  mkdir -p "$memory" && echo "$code" > "$memory/cron"
fi
exit "$code"

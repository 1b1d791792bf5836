# shellcheck shell=bash
# What mountaineer believes of macOS: a function for each subject, a line for each belief. "PASS" means
# that macOS does as the code expects; "INFO" is a question to which any answer is well.

step_machine() {
  record sw_vers version 5 sw_vers
  note machine/system "$(system_name)"
  record csrutil status 5 csrutil status
  note machine/protection "$(shown)"
  record java_home all 10 java_home -V
  note machine/javas "the kit runs on $java_home, version $(feature_of "$java_home")"
  record java version 10 "$java" -version
  judge machine/java-starts "a JVM starts" ended 0
}

step_tools() {
  local tool missing=
  for tool in /sbin/mount /sbin/umount /sbin/mount_smbfs /usr/sbin/diskutil /usr/bin/osascript \
    /usr/sbin/lsof /bin/df /usr/bin/find /usr/bin/nc /usr/bin/open /bin/launchctl /usr/bin/security \
    /usr/bin/smbutil /sbin/route /usr/sbin/networksetup /usr/bin/plutil /usr/sbin/scutil \
    /usr/bin/notifyutil /usr/sbin/netstat /sbin/ifconfig /usr/bin/pmset /bin/rmdir /usr/bin/id \
    /usr/bin/klist /usr/bin/dns-sd /bin/ps; do
    [ -x "$tool" ] || missing="$missing $tool"
  done
  record tools places 5 printf '%s\n' "${missing:-all there}"
  judge tools "every program is at its fixed place" said '^all there$'
}

step_network() {
  record route get-loopback 5 route -n get 127.0.0.1
  judge network/route "route names the interface" ended_saying 0 'interface: [a-z]'
  record route get-unrouted 5 route -n get 240.0.0.1
  note network/route-missing "a route that is not there: exit $code, $(shown)"
  record networksetup ports 10 networksetup -listallhardwareports
  judge network/ports "hardware ports are listed with their devices" ended_saying 0 '^Device: '
  note network/bridge "bridge0 is \"$(grep -B 1 '^Device: bridge0$' "$work/said" |
    sed -n 's/^Hardware Port: //p')\", language ${LANG:-unknown}"
  record pmset systemstate 5 pmset -g systemstate
  judge network/wake "a full wake names Graphics" ended_saying 0 Graphics
  record scutil list 5 bash -c "printf 'list State:/Network/Interface/[^/]+/Link\nquit\n' | scutil"
  judge network/links "scutil lists the Link keys" said 'State:/Network/Interface/[a-z0-9]*/Link'
  record netstat tcp 10 netstat -anv -p tcp
  judge network/sockets "netstat lists TCP sockets" ended_saying 0 '^tcp'
  record dns-sd browse 5 bash -c 'dns-sd -B _smb._tcp local. & sleep 2; kill $!'
  note network/bonjour "$(grep -c ' Add ' "$work/said") rows of servers"
  record smbutil shares 8 smbutil view -N //127.0.0.1
  note network/shares "shares without a password: exit $code, $(shown)"
  # The programs that a person has installed are nobody's business.
  record ps processes 5 bash -c "ps -xww -o pid=,comm= | grep -e ' /System/' -e ' /usr/' -e '/java$'"
  note network/processes "$(grep -c 'Contents/MacOS/' "$work/said") processes of apps"
  record ifconfig all 5 ifconfig -a
  note network/interfaces "$(grep -c '^[a-z]' "$work/said") interfaces"
}

step_nc() {
  record nc connected 5 nc -v -z -G 2 127.0.0.1 "$port_of_addresses"
  judge nc/connected "a port that answers" ended_complaining 0 'succeeded!'
  fault tb refuse
  record nc refused 5 nc -v -z -G 2 127.0.0.1 "$port_of_addresses"
  judge nc/refused "a port that refuses, with -v" ended_complaining 1 'Connection refused'
  record nc mute 5 nc -z -G 2 127.0.0.1 "$port_of_addresses"
  note nc/without-v "the same without -v: exit $code, $(shown)"
  fault tb pass
  record nc silent 6 nc -v -z -G 2 192.0.2.1 445
  note nc/silent "an address without a host: exit $code after $took ms, $(shown)"
  record nc unknown-host 15 nc -v -z -G 2 no-such-host.invalid 445
  judge nc/unknown-host "a name that is not there" ended_complaining 1 'nodename nor servname'
}

step_security() {
  record security found 5 security find-internet-password -s 127.0.0.1 -a "$account" -r "smb "
  judge security/found "an entry is reported without a window" ended 0
  judge security/modified "with the time of its last change" said '"mdat"<timedate>=.*"[0-9]{14}Z'
  record security missing 5 security find-internet-password -s 192.0.2.9 -a "$account" -r "smb "
  judge security/missing "a missing entry is exit 44" ended 44
  record klist no-ticket 5 klist -s
  note security/ticket "klist -s: exit $code"
}

step_launchctl() {
  local domain
  domain=gui/$(id -u)
  record launchctl managername 5 launchctl managername
  judge launchctl/session "this session can mount" ended_saying 0 '^Aqua'
  record launchctl print-missing 5 launchctl print "$domain/com.mountaineer.none"
  judge launchctl/print-missing "a job that is not there is exit 113" ended 113
  record launchctl bootout-missing 5 launchctl bootout "$domain/com.mountaineer.none"
  judge launchctl/bootout-missing "its bootout is exit 3" ended 3
  record launchctl print-disabled 5 launchctl print-disabled "$domain"
  note launchctl/disabled "$(grep -c '=>' "$work/said") entries"
  printf '<plist version="1.0"><dict/></plist>\n' >"$work/any.plist"
  record plutil ok 5 plutil -lint "$work/any.plist"
  judge launchctl/plutil "plutil -lint says OK" ended_saying 0 ': OK$'
}

step_mount_volume() {
  free_the_volume
  record_mount success "$(tb_url)"
  judge mount-volume/success "mounts with what is in the Keychain, without a window" ended 0
  note mount-volume/answer "it prints: $(shown)"
  note mount-volume/listed "in the mount table after $(ms_until mounted_by_tb) ms"
  record mount by-address-and-port 5 mount
  judge mount-volume/line "the line has user, address, port, share and mounted by" said \
    "^//$account@127\.0\.0\.1:$port_of_addresses/$share on $volume \(smbfs, .*mounted by "
  record ls volume 5 ls -lde "$volumes" "$volume"
  note mount-volume/folder "$(shown)"
  record diskutil unmount 25 diskutil unmount "$volume"
  judge mount-volume/diskutil "diskutil says which volume it unmounted" ended_saying 0 \
    "Unmount successful for $volume"
  note mount-volume/rmdir-after-diskutil "the folder is gone after $(ms_until folder_is_gone) ms"
  record_mount again "$(tb_url)"
  await 10 mounted
  record umount success 25 umount "$volume"
  judge mount-volume/umount "umount is silent" ended 0
  note mount-volume/rmdir-after-umount "the folder is gone after $(ms_until folder_is_gone) ms"
  record_mount no-such-share "$(tb_url KIT-NOPE)"
  note mount-volume/no-such-share "exit $code after $took ms, $(shown)"
  fault tb refuse
  record_mount refused "$(tb_url)"
  note mount-volume/refused "exit $code after $took ms, $(shown)"
  fault tb pass
}

step_mount_smbfs() {
  local own=$work/mnt url=//$account@127.0.0.1:$port_of_addresses/$share
  mkdir -p "$own"
  record mount_smbfs no-folder 20 mount_smbfs -N -o soft "$url" "$work/none"
  judge mount-smbfs/no-folder "a missing mount point is exit 71" ended 71
  fault tb refuse
  record mount_smbfs refused 20 mount_smbfs -N -o soft "$url" "$own"
  judge mount-smbfs/refused "a port that refuses is exit 68" ended 68
  fault tb pass
  record mount_smbfs no-credentials 20 mount_smbfs -N -o soft "$url" "$own"
  note mount-smbfs/no-credentials "-N without a session: exit $code, $(shown)"
  umount "$own" 2>/dev/null
  record_mount for-credentials "$(tb_url)"
  await 10 mounted
  record mount_smbfs exists 20 mount_smbfs -N -o soft "$url" "$own"
  judge mount-smbfs/exists "a second mount of the same address is exit 64" ended_complaining 64 \
    'File exists'
  free_the_volume
  record mount_smbfs credentials-kept 20 mount_smbfs -N -o soft "$url" "$own"
  note mount-smbfs/credentials-kept "-N after a mount by NetFS: exit $code, $(shown)"
  umount "$own" 2>/dev/null
  rmdir "$own" 2>/dev/null
}

# Prints of a list of all open files the processes with one on the volume, and nothing of the others.
files_on_the_volume() {
  "$@" | volume=$volume awk '
    function end() {
      if (here) {
        printf "%s", process
      }
      process = ""
      here = 0
    }
    /^p/ { end() }
    /^[pcL]/ { process = process $0 "\n" }
    index($0 "/", "n" ENVIRON["volume"] "/") == 1 { process = process $0 "\n"; here = 1 }
    END { end() }
  '
}

step_lsof() {
  free_the_volume
  record lsof version 5 lsof -v
  note lsof/version "$(grep -h revision "$work/said" "$work/complained" | tr -s ' ')"
  record_mount for-lsof "$(tb_url)"
  await 10 mounted
  record lsof free 15 lsof -w -S 2 -F pcLfn -- "$volume"
  judge lsof/free "no open file is exit 1 without a line" ended 1
  launch holder tail -f "$volume/saved.txt"
  sleep 1
  record lsof held 15 lsof -w -S 2 -F pcLfn -- "$volume"
  judge lsof/held "an open file is reported with its process" ended_saying 0 "^n$volume/saved.txt"
  record lsof without-stat 15 files_on_the_volume lsof -w -b -F pcLfn
  judge lsof/without-stat "the list of everything has it too" said "^n$volume/saved.txt"
  record diskutil busy 25 diskutil unmount "$volume"
  judge lsof/diskutil-busy "diskutil does not unmount under an open file" ended 1
  record umount busy 25 umount "$volume"
  judge lsof/umount-busy "umount says busy" ended_complaining 1 'Resource busy'
  end_group "$launched"
  free_the_volume
}

step_life() {
  record_mount for-life "$(tb_url)"
  await 10 mounted
  record df alive 5 df -k "$volume"
  judge life/df "df reports a live mount" ended_saying 0 "$volume\$"
  record smbutil multichannel-json 5 smbutil multichannel -m "$volume" -x -f json
  judge life/multichannel "smbutil names state and server" ended_saying 0 'session active'
  judge life/received-json "its JSON counts what was received" said '"total_rx_bytes" *: *"?[0-9]'
  record smbutil multichannel-rx 5 smbutil multichannel -m "$volume"
  judge life/received "its text counts what was received" said 'Total RX'
  record smbutil statshares 5 smbutil statshares -m "$volume" -f json
  note life/statshares "exit $code"
  record netstat session 5 netstat -anv -p tcp
  judge life/socket "the session's socket is in netstat" said "\.$port_of_addresses .*ESTABLISHED"
  record find root 10 find "$volume" -maxdepth 1
  note life/listing "listing the share: exit $code, $(shown)"
  free_the_volume
}

# Both programs run until they are ended; scutil needs its stdin open for that.
step_events() {
  launch notifyutil notifyutil -w com.apple.system.kernel.mount -w com.apple.system.kernel.unmount
  launch scutil bash -c "{ printf 'n.add State:/Network/Interface/[^/]+/Link pattern\nn.watch\n'
    sleep 60; } | scutil"
  sleep 1
  record_mount for-events "$(tb_url)"
  await 10 mounted
  free_the_volume
  record notifyutil mount-and-unmount 5 cat "$work/notifyutil.log"
  judge events/mounts "notifyutil reports mounts at once, line by line" said 'kernel\.mount$'
  judge events/unmounts "and of unmounts" said 'kernel\.unmount$'
  record scutil watch 5 cat "$work/scutil.log"
  note events/network "scutil while a share was mounted: $(shown)"
}

# The same server by another address: a second mount, the session of the first, or none?
step_second_address() {
  record_mount first "$(tb_url)"
  await 10 mounted
  record_mount second "$(fallback_url)"
  note second-address/mount "exit $code, $(shown)"
  record mount two-addresses 5 mount
  note second-address/table "$(kit_mounts | tr '\n' ' ')"
  record smbutil multichannel-all 5 smbutil multichannel -a
  note second-address/sessions "exit $code"
  free_the_volume
}

# One sample a second of every sign of life, while the server says nothing.
signs_of_life() {
  local end=$((SECONDS + 30))
  while [ "$SECONDS" -lt "$end" ]; do
    date +%T
    timed df -k "$volume"
    timed stat "$volume/.none$SECONDS"
    timed smbutil multichannel -m "$volume" -x -f json
    timed mount
    sleep 1
  done
}

every_table_was_read() {
  grep -q '^mount: ' "$work/said" && ! grep '^mount: ' "$work/said" | grep -qv ': exit 0 '
}

timed() {
  local begun result
  begun=$(now_ms)
  within 3 "$@" >"$work/sample" 2>&1
  result=$?
  printf '%s: exit %s after %s ms: ' "$1" "$result" "$(($(now_ms) - begun))"
  grep -oE "state\"? *: *\"[^\"]*\"|$volume\$|stat: .*" "$work/sample" | tr '\n' ' '
  printf '\n'
}

# One call that is let wait: a soft mount gives it up after 12 s, a hard one does not.
patient_call() {
  local begun
  begun=$(now_ms)
  within 40 stat "$volume/.patient"
  printf 'ended with %s after %s ms\n' "$?" "$(($(now_ms) - begun))"
}

step_hung_server() {
  record_mount for-hang "$(tb_url)"
  await 10 mounted
  hang_server
  launch patient patient_call
  launch picture picture_after 20 hung-server
  record life hung-server 90 signs_of_life
  await 15 grep -q '^ended' "$work/patient.log"
  wake_server
  note hung-server/df "df: $(grep -c '^df: exit 0' "$work/said") samples of success, \
$(grep -c '^df: exit 124' "$work/said") of silence"
  note hung-server/smbutil "states: $(grep -oE 'state[^}]*"' "$work/said" | sort | uniq -c | tr '\n' ' ')"
  judge hung-server/mount-table "mount answers while the server is silent" every_table_was_read
  record stat patient 5 cat "$work/patient.log"
  note hung-server/soft "a call that waits: $(shown)"
  note hung-server/window "$(if mounted; then echo still mounted; else echo taken away by macOS; fi); \
hung-server.png: is there a window?"
  free_the_volume
}

step_forced_unmount() {
  record_mount for-force "$(tb_url)"
  await 10 mounted
  hang_server
  record diskutil force-hung 40 diskutil unmount force "$volume"
  note forced-unmount/diskutil "of a mount whose server hangs: exit $code after $took ms, $(shown)"
  note forced-unmount/table "gone from the table after $(ms_until not_mounted) ms more"
  if mounted; then
    record umount force-hung 40 umount -f "$volume"
    note forced-unmount/umount "exit $code after $took ms, $(shown)"
  fi
  wake_server
  judge forced-unmount "no force is needed twice" not_mounted
  free_the_volume
  two_at_once
}

# Two shares of the server, both asked for at the same moment.
two_at_once() {
  record_mount first-of-two "$(tb_url)"
  record_mount second-of-two "$(tb_url "$share-2")"
  await 10 mounted
  hang_server
  launch second diskutil unmount force "$volume-2"
  record diskutil force-first 40 diskutil unmount force "$volume"
  note forced-unmount/together "two at once: exit $code after $took ms, the other after \
$(ms_until no_kit_mount) ms more"
  wake_server
  free_the_volume
}

# A failed mount may leave a folder that only root may delete, and NetFS then goes to KIT-NOPE-1.
step_leftover() {
  local folder=$volumes/KIT-NOPE
  record_mount leftover "$(tb_url KIT-NOPE)"
  record ls leftover 5 ls -lde "$folder"
  if [ ! -e "$folder" ]; then
    note leftover/folder "a mount that failed leaves no folder"
    return 0
  fi
  note leftover/folder "it leaves one: $(shown)"
  record rmdir leftover 5 rmdir "$folder"
  note leftover/rmdir "its rmdir: exit $code, $(shown)"
  [ -e "$folder" ] || return 0
  clear_folder "$folder"
  forget
  note leftover/cleanup "$(if [ -e "$folder" ]; then echo still there; else echo gone; fi) after an \
image was attached there and detached"
}

step_mount_url() {
  local own=$work/mnt
  mkdir -p "$own"
  record mount_url as-user 30 mount_url -n "$(tb_url)" "$own"
  note mount-url "as a user: exit $code, $(shown)"
  umount "$own" 2>/dev/null
  rmdir "$own" 2>/dev/null
}

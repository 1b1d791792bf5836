# shellcheck shell=bash
# The program itself, on this Mac: what a user lives through with a cable, in two minutes.

step_install() {
  free_the_volume
  install_agent
  judge install/exit "install ends with 0" ended 0
  record launchctl agent 5 launchctl print "gui/$(id -u)/$label"
  judge install/agent "launchd runs the agent" said '^[[:space:]]*pid = [0-9]'
  record_program doctor 60 doctor
  note install/doctor "exit $code: $(shown)"
  record_program doctor-json 60 doctor --json
  judge install/doctor-json "doctor reports its findings in JSON" said '"findings"|"checks"'
  time_starts
}

# The launcher's archive is made for this very Java, if it can be made at all.
time_starts() {
  local begun count=0
  begun=$(now_ms)
  while [ "$count" -lt 10 ]; do
    MOUNTAINEER_HOME=$work/home within 20 "$work/home/bin/mountaineer" --version >/dev/null
    count=$((count + 1))
  done
  forget
  note install/start "ten starts of the launcher: $(($(now_ms) - begun)) ms; archives: \
$(find "$work/home" -name '*.jsa' -o -name '*.aot' | wc -l | tr -d ' ')"
}

step_first_mount() {
  local ms
  ms=$(ms_until mounted_by_tb)
  record mount first 5 mount
  judge first-mount "the agent mounted over Thunderbolt after $ms ms" mounted_by_tb
  record_program status 15 status --json
  judge first-mount/status "status reports it" test "$(status_says active_interface)" = tb
  judge first-mount/link "the stable path leads to the file" grep -q saved "$(stable_file)"
}

step_cut() {
  local ms
  fault tb cut
  ms=$(ms_until mounted_by_fallback)
  record mount after-cut 5 mount
  judge cut "on fallback $ms ms after the cut" mounted_by_fallback
  judge cut/link "the stable path leads to the file" grep -q saved "$(stable_file)"
  record_program after-cut 15 status
  note cut/status "$(shown)"
}

step_held_file() {
  launch holder tail -f "$(stable_file)"
  sleep 1
  fault tb pass
  forget
  judge held-file/stays "no move back while a file is open" holds 15 mounted_by_fallback
  record_program held 15 status
  note held-file/status "$(shown)"
  end_group "$launched"
}

step_recovery() {
  local ms
  fault tb pass
  ms=$(ms_until mounted_by_tb)
  record_program recovered 15 status
  judge recovery "back on Thunderbolt $ms ms after the file was closed" mounted_by_tb
}

# Appends a line every 100 ms by the stable path, opening it each time as most programs do.
write_on() {
  local count=0
  while :; do
    count=$((count + 1))
    echo "$count" >>"$work/Shares/$share/written.txt" || echo "failed at $count"
    sleep 0.1
  done
}

step_writer() {
  local ms
  await 30 mounted_by_tb
  launch writer write_on
  sleep 2
  fault tb cut
  ms=$(ms_until mounted_by_fallback)
  sleep 2
  end_group "$launched"
  forget
  judge writer/moved "moved under a writer after $ms ms" mounted_by_fallback
  record writer failures 5 tail -n 20 "$work/writer.log"
  note writer/lost "$(grep -c 'failed at' "$work/writer.log") lines failed, \
$(cat "$work/share/written.txt" 2>/dev/null | wc -l | tr -d ' ') arrived"
  fault tb pass
  await 60 mounted_by_tb
}

step_eject() {
  await 30 mounted_by_tb
  # Only what was healthy can have been ejected.
  await 30 alive
  # Nor is it an eject so soon after an address went or came: for 15 s that is the cause.
  sleep 20
  within 25 diskutil unmount "$volume" >/dev/null 2>&1
  await 10 not_mounted
  forget
  judge eject/stays-away "what was ejected stays away" holds 12 not_mounted
  record_program mount 60 mount --all
  judge eject/comes-back "and comes back by mount" mounted
}

# The first address becomes a black hole, as behind a switch without power: at first with nothing open,
# then under an open file, which is lost with its mount.
step_silent() {
  fall_silent silent
  judge silent/idle "nothing open: on fallback $ms ms after the address fell silent" mounted_by_fallback
  fault tb pass
  judge silent/back "back on Thunderbolt when it speaks again" await 60 mounted_by_tb
  launch holder tail -f "$(stable_file)"
  await 10 file_is_held
  note silent/file "$(if file_is_held; then echo a file is open; else echo no file is open; fi)"
  fall_silent silent-with-a-file
  judge silent/held "a file open: on fallback $ms ms after the address fell silent" mounted_by_fallback
  judge silent/link "the stable path leads to the file" grep -q saved "$(stable_file)"
  record_program after-silence 15 status
  note silent/status "$(shown)"
  end_group "$launched"
  fault tb pass
  await 60 mounted_by_tb
}

# fall_silent WHAT: sets ms.
fall_silent() {
  await 60 mounted_by_tb
  await 30 alive
  fault tb silent
  ms=$(ms_until mounted_by_fallback)
  record nc "$1" 5 nc -v -z -G 2 127.0.0.1 "$port_of_addresses"
  judge silent/address "nothing connects there, and nothing is refused" complained 'timed out'
  record mount "$1" 5 mount
}

file_is_held() {
  lsof -w -S 2 -F pcLfn -- "$volume" 2>/dev/null | grep -q '^n'
}

step_hung_agent() {
  await 30 mounted
  hang_server
  sleep 15
  record_program status-while-hung 15 status
  judge hung-agent/status "status answers while the server hangs" ended 0
  sleep 10
  wake_server
  forget
  judge hung-agent/heals "mounted and alive after the server is back" await 60 alive
}

alive() {
  [ "$(status_says mount_alive)" = true ]
}

# The share vanishes from the server: the failed mount may leave a folder in the way.
step_leftover_story() {
  record_program unmount 60 unmount --all --force
  mv "$work/server/smb.conf" "$work/server/smb.conf.full"
  sed "/^\\[$share\\]/,\$d" "$work/server/smb.conf.full" >"$work/server/smb.conf"
  signal_server HUP
  sleep 2
  record_program mount-of-missing-share 90 mount --all
  judge leftover-story/fails "a share that is not there is a failure" test "$code" -ne 0
  record ls leftover-story 5 ls -lde "$volume"
  note leftover-story/folder "$(shown)"
  mv "$work/server/smb.conf.full" "$work/server/smb.conf"
  signal_server HUP
  sleep 2
  record_program mount-after-that 90 mount --all
  note leftover-story/after "exit $code, $(shown)"
  clear_folders
  await 10 folder_is_gone
  record_program mount-in-the-end 90 mount --all
  judge leftover-story/ends "with the folder gone it is mounted" mounted
}

# An update of Java in place: the agent's own disappears under it.
step_jdk_renamed() {
  local pid
  cp -R "$java_home" "$work/jdk" || return 1
  JAVA_HOME=$work/jdk
  program_java=$work/jdk/bin/java
  export JAVA_HOME
  install_agent
  judge jdk-renamed/install "installed with a copy of the JDK" ended 0
  pid=$(agent_pid)
  mv "$work/jdk" "$work/jdk-moved"
  unset JAVA_HOME program_java
  fault tb cut
  forget
  judge jdk-renamed/restarted "the agent ended and launchd started it by another Java" \
    await 90 agent_is_another_than "$pid"
  judge jdk-renamed/works "and it moves the share" await 60 mounted_by_fallback
  fault tb pass
}

# By mount the agent is to have the share mounted again, but without an entry in the Keychain macOS would
# ask for the password in a window: neither the command nor the agent may start the program that does.
step_no_password() {
  [ -n "$(agent_pid)" ] || install_agent
  record_program unmount-for-password 60 unmount --all --force
  without_keychain
  launch osascripts watch_osascript
  launch picture picture_after 10 no-password
  record_program mount-without-password 60 mount --all
  judge no-password/fails "no entry in the Keychain is a failure" test "$code" -ne 0
  note no-password/text "$(shown)"
  forget
  judge no-password/agent "the agent runs meanwhile" holds 20 agent_is "$(agent_pid)"
  record_program status-without-password 15 status
  judge no-password/status "status says what is missing" said 'no saved password'
  record ps osascript 5 cat "$work/osascripts.log"
  judge no-password/no-window "osascript was not started, by the command nor in 20 s by the agent" mute
  use_keychain
  record_program mount-with-password 60 mount --all
  judge no-password/after "with the entry it is mounted" mounted
}

# Each look at which a mount of the kit's was under way by osascript, which a window keeps for 30 s.
watch_osascript() {
  while :; do
    ps -xww -o ppid=,pid=,args= | grep "[o]sascript.*:$port_of_addresses/"
    sleep 0.5
  done
}

spin() {
  while :; do :; done
}

# Every core busy: is the agent still in time?
step_load() {
  local cores busy='' count=0 ms pid
  cores=$(sysctl -n hw.ncpu)
  await 30 mounted_by_tb
  while [ "$count" -lt "$cores" ]; do
    launch load spin
    busy="$busy $launched"
    count=$((count + 1))
  done
  fault tb cut
  ms=$(ms_until mounted_by_fallback)
  for pid in $busy; do
    end_group "$pid"
  done
  forget
  judge load "failover with every core busy after $ms ms" mounted_by_fallback
  fault tb pass
}

step_menu() {
  local pid
  install_agent --tray
  judge menu/install "install --tray ends with 0" ended 0
  forget
  pid=$(agent_pid)
  judge menu/runs "the menu bar program goes on running" holds 15 agent_is "${pid:-none}"
  if picture menu; then
    note menu/picture "menu.png: is the icon there, sharp, and of the menu bar's colour?"
  else
    note menu/picture "no picture may be taken here"
  fi
}

step_uninstall() {
  record_program unmount-last 60 unmount --all --force
  record_program uninstall 60 uninstall
  judge uninstall/exit "uninstall ends with 0" ended 0
  judge uninstall/gone "launchd knows the agent no longer" await 15 agent_is_gone
}

agent_is_gone() {
  ! launchctl print "gui/$(id -u)/$label"
}

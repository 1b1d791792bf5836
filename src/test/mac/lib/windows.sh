# shellcheck shell=bash
# What may open a window of macOS, and so comes last: a program that is ended under an open password
# window is said to leave the next mount unable to start.

without_keychain() {
  set_keychains
}

# A picture of the screen, where this session may take one.
picture() {
  within 10 screencapture -x "$out/$1.png" >/dev/null 2>&1 && [ -s "$out/$1.png" ]
}

# picture_after SECONDS NAME, beside what is looked at.
picture_after() {
  sleep "$1"
  picture "$2"
}

step_password_window() {
  free_the_volume
  without_keychain
  launch picture picture_after 6 password-window
  record_mount no-password "$(tb_url)" 20
  note password-window/ended "without an entry: exit $code after $took ms, $(shown)"
  use_keychain
  record_mount after-kill "$(fallback_url)"
  note password-window/next "the other address after that: exit $code after $took ms, $(shown)"
  record launchctl netauth 5 bash -c "launchctl print gui/$(id -u) | grep -i netauth"
  note password-window/agent "$(shown)"
  free_the_volume
}

step_guest_window() {
  launch picture picture_after 4 guest-window
  record_mount guest "smb://guest:@127.0.0.1:$port_of_addresses/$share" 20
  note guest-window "a guest whom the server does not let in: exit $code after $took ms, $(shown)"
  free_the_volume
}

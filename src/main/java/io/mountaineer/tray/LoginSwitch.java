package io.mountaineer.tray;

import java.util.Optional;

/** Switch of the program's start at login. */
public interface LoginSwitch {

  /** Returns whether the program starts at login, or empty where that is not known; takes time. */
  Optional<Boolean> isOn();

  /**
   * Switches it; takes time.
   *
   * @throws io.mountaineer.app.UserError if it cannot be switched; nothing was changed then
   */
  void set(boolean on);
}

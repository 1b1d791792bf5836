package io.mountaineer.tray.menu;

/** Action on a share that the user has asked for and that is not done yet. */
public enum PendingAction {
  SWITCHING("Switching…"),
  MOUNTING("Mounting…"),
  UNMOUNTING("Unmounting…"),
  REMOVING("Removing…");

  private final String text;

  PendingAction(String text) {
    this.text = text;
  }

  /** Returns the text after the name of the share while the action runs. */
  String text() {
    return text;
  }
}

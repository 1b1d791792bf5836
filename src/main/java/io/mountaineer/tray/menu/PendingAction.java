package io.mountaineer.tray.menu;

/** What the user has asked of a share and is not done yet. */
public enum PendingAction {
  SWITCHING("Switching…"),
  MOUNTING("Mounting…"),
  UNMOUNTING("Unmounting…"),
  REMOVING("Removing…");

  private final String text;

  PendingAction(String text) {
    this.text = text;
  }

  /** What stands behind the name of the share meanwhile. */
  String text() {
    return text;
  }
}

package io.mountaineer.tray.awt;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;

/** Clipboard of the system. */
final class Clipboard {

  private Clipboard() {}

  /** Sets its content; without effect while another program holds it. */
  static void set(String text) {
    try {
      Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
    } catch (IllegalStateException e) {
      // Another program is about to set it; the user will choose the entry again.
    }
  }
}

package io.mountaineer.tray.awt;

import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.swing.JDialog;

/** Open windows, of which one with a key is opened only once. For the AWT thread only. */
final class Windows {

  private final Set<Window> open = new HashSet<>();
  private final Map<String, Window> byKey = new HashMap<>();
  private final Foreground foreground;

  Windows(Foreground foreground) {
    this.foreground = foreground;
  }

  /** Shows a new window in the middle of the screen. */
  void show(JDialog window) {
    open.add(window);
    window.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent event) {
            open.remove(window);
            byKey.values().remove(window);
          }
        });
    window.pack();
    window.setLocationRelativeTo(null);
    foreground.around(() -> window.setVisible(true));
    window.toFront();
  }

  /** Raises the open window of this key, or shows a new one. */
  void showOrRaise(String key, Supplier<JDialog> factory) {
    Window opened = byKey.get(key);
    if (opened != null) {
      raise(opened);
      return;
    }
    JDialog window = factory.get();
    byKey.put(key, window);
    show(window);
  }

  void close() {
    Set.copyOf(open).forEach(Window::dispose);
  }

  private void raise(Window window) {
    foreground.around(window::toFront);
  }
}

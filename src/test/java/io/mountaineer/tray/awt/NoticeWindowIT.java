package io.mountaineer.tray.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.screen.Requirements;
import java.awt.Component;
import java.awt.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JScrollPane;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Measures text without opening a window; a machine without a display may have no fonts. */
class NoticeWindowIT {

  @BeforeAll
  static void needsFonts() {
    Requirements.assume();
  }

  @Test
  void aTextThatHasToBeScrolledIsShownFromItsTop() throws Exception {
    AtomicReference<JScrollPane> shown = new AtomicReference<>();

    SwingUtilities.invokeAndWait(() -> shown.set(laidOut(longText())));
    SwingUtilities.invokeAndWait(() -> {}); // after everything that Swing deferred until then

    JScrollPane scroll = shown.get();
    assertTrue(scroll.getViewport().getView().getHeight() > scroll.getHeight(), "all is seen");
    assertEquals(new Point(0, 0), scroll.getViewport().getViewPosition());
  }

  private static JScrollPane longText() {
    List<Component> paragraphs = new ArrayList<>(List.of(FormWindow.heading("16 shares left")));
    for (int share = 0; share < 16; share++) {
      paragraphs.add(FormWindow.text("Share " + share + ": left as it is"));
    }
    return NoticeWindow.scrolled(FormWindow.column(paragraphs.toArray(Component[]::new)));
  }

  private static JScrollPane laidOut(JScrollPane scroll) {
    scroll.setSize(scroll.getPreferredSize());
    scroll.addNotify();
    scroll.validate();
    return scroll;
  }
}

package io.mountaineer.tray.awt;

import io.mountaineer.tray.Notice;
import java.awt.Component;
import java.awt.Dimension;
import java.util.stream.Stream;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.SwingConstants;
import javax.swing.UIManager;

/** Window that shows a notice, or asks for a confirmation where the default is to cancel. */
final class NoticeWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  /** Height above which a text is scrolled, so that the buttons stay on the screen. */
  private static final int MAX_HEIGHT = 320;

  private NoticeWindow(Notice notice) {
    super(notice.title());
    boolean warning = notice.kind() == Notice.Kind.WARNING;
    JLabel icon =
        new JLabel(UIManager.getIcon(warning ? "OptionPane.warningIcon" : "OptionPane.errorIcon"));
    icon.setVerticalAlignment(SwingConstants.TOP);
    setIcon(icon);
    Stream<Component> paragraphs = notice.details().stream().map(FormWindow::text);
    Box text =
        column(
            Stream.concat(Stream.of(heading(notice.headline())), paragraphs)
                .toArray(Component[]::new));
    setBody(text.getPreferredSize().height > MAX_HEIGHT ? scrolled(text) : text);
  }

  /** Returns a window with a notice to read. */
  static NoticeWindow message(Notice notice) {
    NoticeWindow window = new NoticeWindow(notice);
    JButton close = window.closeButton("OK");
    window.setButtons(close, close, close);
    return window;
  }

  /** Returns a window that asks for a confirmation. */
  static NoticeWindow question(Notice notice, String yes, Runnable then) {
    NoticeWindow window = new NoticeWindow(notice);
    JButton cancel = window.closeButton("Cancel");
    JButton agree =
        button(
            yes,
            () -> {
              window.dispose();
              then.run();
            });
    window.setButtons(cancel, cancel, agree, cancel);
    return window;
  }

  static JScrollPane scrolled(Component text) {
    JScrollPane scroll = new JScrollPane(text);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.setPreferredSize(new Dimension(TEXT_WIDTH + 24, MAX_HEIGHT));
    return scroll;
  }
}

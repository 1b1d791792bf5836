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

/** Tells something, or asks for a yes where the default is to cancel. */
final class NoticeWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  /** Higher texts are scrolled, so that the buttons stay on the screen. */
  private static final int HIGHEST = 320;

  private NoticeWindow(Notice notice) {
    super(notice.title());
    boolean warning = notice.kind() == Notice.Kind.WARNING;
    JLabel icon =
        new JLabel(UIManager.getIcon(warning ? "OptionPane.warningIcon" : "OptionPane.errorIcon"));
    icon.setVerticalAlignment(SwingConstants.TOP);
    beside(icon);
    Stream<Component> paragraphs = notice.details().stream().map(FormWindow::text);
    Box text =
        column(
            Stream.concat(Stream.of(heading(notice.headline())), paragraphs)
                .toArray(Component[]::new));
    body(text.getPreferredSize().height > HIGHEST ? scrolled(text) : text);
  }

  static NoticeWindow telling(Notice notice) {
    NoticeWindow window = new NoticeWindow(notice);
    JButton close = window.closing("OK");
    window.buttons(close, close, close);
    return window;
  }

  static NoticeWindow asking(Notice notice, String yes, Runnable then) {
    NoticeWindow window = new NoticeWindow(notice);
    JButton cancel = window.closing("Cancel");
    JButton agree =
        button(
            yes,
            () -> {
              window.dispose();
              then.run();
            });
    window.buttons(cancel, cancel, agree, cancel);
    return window;
  }

  static JScrollPane scrolled(Component text) {
    JScrollPane scroll = new JScrollPane(text);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.setPreferredSize(new Dimension(TEXT_WIDTH + 24, HIGHEST));
    return scroll;
  }
}

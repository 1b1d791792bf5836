package io.mountaineer.tray.awt;

import io.mountaineer.tray.Notice;
import io.mountaineer.tray.Question;
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

/** Window that shows a notice, or asks a question. */
final class NoticeWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  /** Height above which a text is scrolled, so that the buttons stay on the screen. */
  private static final int MAX_HEIGHT = 320;

  private NoticeWindow(Notice notice) {
    super(notice.title());
    setIcon(icon(notice.kind()));
    Box text = text(notice);
    setBody(text.getPreferredSize().height > MAX_HEIGHT ? scrolled(text) : text);
  }

  static JLabel icon(Notice.Kind kind) {
    String name =
        switch (kind) {
          case INFORMATION -> "OptionPane.informationIcon";
          case WARNING -> "OptionPane.warningIcon";
          case FAILURE -> "OptionPane.errorIcon";
        };
    JLabel icon = new JLabel(UIManager.getIcon(name));
    icon.setVerticalAlignment(SwingConstants.TOP);
    return icon;
  }

  /** Returns headline and details, one below the other. */
  static Box text(Notice notice) {
    Stream<Component> paragraphs = notice.details().stream().map(FormWindow::text);
    return column(
        Stream.concat(Stream.of(heading(notice.headline())), paragraphs).toArray(Component[]::new));
  }

  /** Returns a window with a notice to read. */
  static NoticeWindow message(Notice notice) {
    NoticeWindow window = new NoticeWindow(notice);
    JButton close = window.closeButton("OK");
    window.setButtons(close, close, close);
    return window;
  }

  /** Returns a window with a choice, in which the button that does something is the right one. */
  static NoticeWindow question(Question question) {
    NoticeWindow window = new NoticeWindow(question.notice());
    JButton no = window.closeButton(question.no());
    JButton yes =
        button(
            question.yes(),
            () -> {
              window.dispose();
              question.then().run();
            });
    JButton byDefault = question.isRisky() ? no : yes;
    window.setButtons(byDefault, byDefault, no, yes);
    return window;
  }

  static JScrollPane scrolled(Component text) {
    JScrollPane scroll = new JScrollPane(text);
    scroll.setBorder(BorderFactory.createEmptyBorder());
    scroll.setPreferredSize(new Dimension(TEXT_WIDTH + 24, MAX_HEIGHT));
    return scroll;
  }
}

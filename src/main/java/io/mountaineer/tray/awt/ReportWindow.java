package io.mountaineer.tray.awt;

import io.mountaineer.tray.Notice;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.util.concurrent.CompletableFuture;
import javax.swing.JButton;
import javax.swing.JPanel;

/** Window for a notice that takes its time. It opens at once, and its size stays. */
final class ReportWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  private final JPanel body = new JPanel(new BorderLayout());
  private final JButton copy = button("Copy", () -> Clipboard.set(this.text));
  private String text = "";

  ReportWindow(String title, String busy, CompletableFuture<Notice> notice) {
    super(title);
    body.add(NoticeWindow.scrolled(column(heading(busy))));
    setBody(body);
    copy.setEnabled(false);
    JButton close = closeButton("Close");
    setButtons(close, close, copy, close);
    notice.thenAccept(shown -> EventQueue.invokeLater(() -> fill(shown)));
  }

  private void fill(Notice notice) {
    text = notice.headline() + "\n\n" + String.join("\n\n", notice.details()) + "\n";
    body.removeAll();
    body.add(NoticeWindow.scrolled(NoticeWindow.text(notice)));
    copy.setEnabled(true);
    body.revalidate();
    body.repaint();
  }
}

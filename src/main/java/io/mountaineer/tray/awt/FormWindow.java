package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.IconState;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.LayoutFocusTraversalPolicy;
import javax.swing.text.Caret;
import javax.swing.text.DefaultCaret;

/**
 * Base of all windows: in front of others, of a size that stays, closed by Escape, with text that
 * wraps and can be selected, and buttons at the lower right, the one that does something last.
 */
abstract class FormWindow extends JDialog {

  private static final long serialVersionUID = 1L;

  /** Width of a text in pixels: some 60 characters. */
  static final int TEXT_WIDTH = 420;

  private final JPanel content = new JPanel(new BorderLayout(12, 12));

  FormWindow(String title) {
    super((Dialog) null, title, false);
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    setAlwaysOnTop(true);
    setIconImage(TrayIconImage.draw(IconState.WELL, 64));
    content.setBorder(BorderFactory.createEmptyBorder(16, 16, 16, 16));
    setContentPane(content);
    withoutSizeBoxes();
    setFocusTraversalPolicy(new PastTexts());
    getRootPane()
        .registerKeyboardAction(
            event -> dispose(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
  }

  /** Removes the boxes for zoom and minimise; on macOS by properties (CPlatformWindow.java). */
  private void withoutSizeBoxes() {
    setResizable(false);
    getRootPane().putClientProperty("Window.zoomable", false);
    getRootPane().putClientProperty("Window.minimizable", false);
  }

  void setBody(Component component) {
    content.add(component, BorderLayout.CENTER);
  }

  void setIcon(Component component) {
    content.add(component, BorderLayout.LINE_START);
  }

  /**
   * Sets the buttons, from left to right.
   *
   * @param byDefault button that Return presses wherever the focus is
   * @param first component with the focus at first; some looks make a focused button the default
   */
  void setButtons(JButton byDefault, Component first, JButton... buttons) {
    JPanel row = new JPanel(new FlowLayout(FlowLayout.TRAILING, 8, 0));
    for (JButton button : buttons) {
      row.add(button);
    }
    content.add(row, BorderLayout.PAGE_END);
    getRootPane().setDefaultButton(byDefault);
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowOpened(WindowEvent event) {
            first.requestFocusInWindow();
          }
        });
  }

  JButton closeButton(String text) {
    return button(text, this::dispose);
  }

  static JButton button(String text, Runnable action) {
    JButton button = new JButton(text);
    button.addActionListener(event -> action.run());
    return button;
  }

  /** Returns components one below the other. */
  static Box column(Component... components) {
    Box column = Box.createVerticalBox();
    for (Component component : components) {
      ((JComponent) component).setAlignmentX(LEFT_ALIGNMENT);
      column.add(component);
    }
    return column;
  }

  static JTextArea heading(String text) {
    JTextArea heading = text(text);
    heading.setFont(heading.getFont().deriveFont(Font.BOLD));
    return resize(heading);
  }

  /** Returns a text to read and to copy, of the height that it needs. */
  static JTextArea text(String text) {
    JTextArea area = new JTextArea();
    area.setCaret(stayingCaret());
    area.setText(text);
    area.setEditable(false);
    area.setOpaque(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setFont(new JPanel().getFont());
    area.setBorder(BorderFactory.createEmptyBorder(0, 0, 8, 0));
    leaveKeysToTheWindow(area);
    return resize(area);
  }

  /** A text that was clicked on has the focus; Return and Tab mean what they mean elsewhere. */
  private static void leaveKeysToTheWindow(JTextArea area) {
    area.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "none");
    area.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    area.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
  }

  /** Returns a caret that stays: one that follows a new text scrolls its pane to the end. */
  private static Caret stayingCaret() {
    DefaultCaret caret = new DefaultCaret();
    caret.setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
    return caret;
  }

  /** Fits the height of an area to its text, which Swing computes only for a given width. */
  static JTextArea resize(JTextArea area) {
    return resize(area, TEXT_WIDTH);
  }

  /**
   * Same as {@link #resize(JTextArea)}, for an area of another width.
   *
   * @param width width in pixels
   */
  static JTextArea resize(JTextArea area, int width) {
    area.setPreferredSize(null);
    area.setSize(width, Short.MAX_VALUE);
    area.setPreferredSize(new Dimension(width, area.getPreferredSize().height));
    return area;
  }

  /** Returns an area for messages of up to two lines, whose size stays whatever they are. */
  static JTextArea messages(String first, int width) {
    JTextArea area = resize(text("\n"), width);
    Dimension size = area.getPreferredSize();
    area.setText(first);
    area.setPreferredSize(size);
    area.setMinimumSize(size);
    area.setMaximumSize(size);
    return area;
  }

  /** Order of the focus by Tab, which passes over texts that are only read. */
  private static final class PastTexts extends LayoutFocusTraversalPolicy {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean accept(Component component) {
      boolean isRead = component instanceof JTextArea area && !area.isEditable();
      return !isRead && super.accept(component);
    }
  }
}

package io.mountaineer.tray.awt;

import io.mountaineer.tray.menu.IconState;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
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
import javax.swing.text.Caret;
import javax.swing.text.DefaultCaret;

/**
 * Base of all windows: in front of others, closed by Escape, with text that wraps and buttons at
 * the lower right.
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
    getRootPane()
        .registerKeyboardAction(
            event -> dispose(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
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

  /** Returns a text to read, of the height that it needs. */
  static JTextArea text(String text) {
    JTextArea area = new JTextArea();
    area.setCaret(stayingCaret());
    area.setText(text);
    area.setEditable(false);
    area.setFocusable(false);
    area.setOpaque(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setFont(new JPanel().getFont());
    area.setBorder(BorderFactory.createEmptyBorder(0, 0, 8, 0));
    return resize(area);
  }

  /** Returns a caret that stays: one that follows a new text scrolls its pane to the end. */
  private static Caret stayingCaret() {
    DefaultCaret caret = new DefaultCaret();
    caret.setUpdatePolicy(DefaultCaret.NEVER_UPDATE);
    return caret;
  }

  /** Fits the height of an area to its text, which Swing computes only for a given width. */
  static JTextArea resize(JTextArea area) {
    area.setPreferredSize(null);
    area.setSize(TEXT_WIDTH, Short.MAX_VALUE);
    area.setPreferredSize(new Dimension(TEXT_WIDTH, area.getPreferredSize().height));
    return area;
  }
}

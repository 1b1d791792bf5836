package io.mountaineer.tray.awt;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/** Field of a form: label and input, and below them a hint or the violation of a rule. */
final class FormField extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Color FAULT = new Color(0xB00020);
  private static final int LABEL_WIDTH = 130;

  private final JTextField input = new JTextField(24);
  private final JTextArea below;
  private final String hint;
  private boolean faulty;

  FormField(String label, String hint) {
    super(new BorderLayout(8, 0));
    this.hint = hint;
    this.below = FormWindow.text(hint);
    below.setBorder(BorderFactory.createEmptyBorder(2, LABEL_WIDTH + 8, 8, 0));
    FormWindow.resize(below);
    JLabel name = new JLabel(label);
    name.setLabelFor(input);
    name.setPreferredSize(new Dimension(LABEL_WIDTH, name.getPreferredSize().height));
    add(name, BorderLayout.LINE_START);
    add(input, BorderLayout.CENTER);
    add(below, BorderLayout.PAGE_END);
    input.getAccessibleContext().setAccessibleDescription(hint);
  }

  /** Returns the component that takes the input. */
  JTextField input() {
    return input;
  }

  /** Returns the typed text without blanks around it. */
  String typed() {
    return input.getText().strip();
  }

  void setInputEnabled(boolean on) {
    input.setEnabled(on);
  }

  /** Shows a violation; the hint again when that is empty. */
  void showViolation(String violation) {
    faulty = !violation.isEmpty();
    below.setForeground(faulty ? FAULT : getForeground());
    below.setText(faulty ? violation : hint);
    FormWindow.resize(below);
    input.getAccessibleContext().setAccessibleDescription(below.getText());
  }

  boolean isFaulty() {
    return faulty;
  }

  void focus() {
    input.requestFocusInWindow();
    input.selectAll();
  }
}

package io.mountaineer.tray.awt;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/** A line of a form: what it asks for, what was typed, and below it what is wrong with that. */
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
    FormWindow.sized(below);
    JLabel name = new JLabel(label);
    name.setLabelFor(input);
    name.setPreferredSize(new Dimension(LABEL_WIDTH, name.getPreferredSize().height));
    add(name, BorderLayout.LINE_START);
    add(input, BorderLayout.CENTER);
    add(below, BorderLayout.PAGE_END);
    input.getAccessibleContext().setAccessibleDescription(hint);
  }

  /** Where it is typed. */
  JTextField input() {
    return input;
  }

  /** What was typed, without blanks around it. */
  String typed() {
    return input.getText().strip();
  }

  void open(boolean on) {
    input.setEnabled(on);
  }

  /** Shows what is wrong; the hint again when that is empty. */
  void complain(String complaint) {
    faulty = !complaint.isEmpty();
    below.setForeground(faulty ? FAULT : getForeground());
    below.setText(faulty ? complaint : hint);
    FormWindow.sized(below);
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

package io.mountaineer.tray.awt;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/**
 * Field of a form: label and input, and below them a hint, the state of what was typed, or the
 * violation of a rule. Its size stays.
 */
class FormField extends JPanel {

  private static final long serialVersionUID = 1L;
  private static final Color FAULT = new Color(0xB00020);
  static final int LABEL_WIDTH = 160;
  private static final int INPUT_WIDTH = 400;

  private final JTextField input = new JTextField(24);
  private final JTextArea below;
  private final String hint;
  private boolean faulty;

  FormField(String label, String hint) {
    super(new BorderLayout(8, 0));
    this.hint = hint;
    this.below = FormWindow.messages(hint, INPUT_WIDTH);
    JLabel name = new JLabel(label, JLabel.TRAILING);
    name.setLabelFor(input);
    name.setPreferredSize(new Dimension(LABEL_WIDTH, name.getPreferredSize().height));
    JPanel indented = new JPanel(new BorderLayout());
    indented.setBorder(BorderFactory.createEmptyBorder(2, LABEL_WIDTH + 8, 0, 0));
    indented.add(below, BorderLayout.CENTER);
    add(name, BorderLayout.LINE_START);
    add(input, BorderLayout.CENTER);
    add(indented, BorderLayout.PAGE_END);
    input.getAccessibleContext().setAccessibleDescription(hint);
    input.getDocument().addDocumentListener(new EachChange());
  }

  /** Takes note of another text: what was said about the one before no longer holds. */
  void changed() {
    showViolation("");
  }

  /** Adds a component to the right of the input. */
  final void addBeside(Component component) {
    add(component, BorderLayout.LINE_END);
  }

  /** Returns the component that takes the input. */
  final JTextField input() {
    return input;
  }

  /** Returns the typed text without blanks around it. */
  final String typed() {
    return input.getText().strip();
  }

  void setInputEnabled(boolean on) {
    input.setEnabled(on);
  }

  /** Shows a violation; the hint again when that is empty. */
  final void showViolation(String violation) {
    faulty = !violation.isEmpty();
    showBelow(faulty ? "✗ " + violation : hint, faulty);
  }

  /** Shows the state of what was typed, unless a violation is shown. */
  final void showState(String state, boolean isFault) {
    if (!faulty) {
      showBelow(state, isFault);
    }
  }

  private void showBelow(String text, boolean isFault) {
    below.setForeground(isFault ? FAULT : getForeground());
    below.setText(text);
    input.getAccessibleContext().setAccessibleDescription(text);
  }

  final boolean isFaulty() {
    return faulty;
  }

  final void focus() {
    input.requestFocusInWindow();
    input.selectAll();
  }

  private final class EachChange implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      changed();
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      changed();
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      // Only the look of the text changed.
    }
  }
}

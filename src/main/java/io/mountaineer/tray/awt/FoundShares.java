package io.mountaineer.tray.awt;

import io.mountaineer.tray.Suggestion;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** Choice of what was found around this Mac, which fills in the form. */
final class FoundShares extends JPanel {

  private static final long serialVersionUID = 1L;

  private final JComboBox<Object> choice = new JComboBox<>();

  /**
   * Creates a choice that is empty until something is found.
   *
   * @param onChosen called with each choice of the user
   */
  FoundShares(CompletableFuture<List<Suggestion>> found, Consumer<Suggestion> onChosen) {
    super(new BorderLayout(8, 0));
    JLabel label = new JLabel("Found nearby", JLabel.TRAILING);
    label.setLabelFor(choice);
    label.setPreferredSize(new Dimension(FormField.LABEL_WIDTH, label.getPreferredSize().height));
    // A server may be called <html>…, which Swing would render and load pictures for.
    ((JComponent) choice.getRenderer()).putClientProperty("html.disable", true);
    choice.addItem("Looking for servers…");
    choice.setEnabled(false);
    choice.addActionListener(
        event -> {
          if (choice.getSelectedItem() instanceof Suggestion chosen) {
            onChosen.accept(chosen);
          }
        });
    setBorder(BorderFactory.createEmptyBorder(0, 0, 14, 0));
    add(label, BorderLayout.LINE_START);
    add(choice, BorderLayout.CENTER);
    found.whenComplete((shares, error) -> EventQueue.invokeLater(() -> show(shares, error)));
  }

  private void show(List<Suggestion> shares, Throwable error) {
    boolean isAny = error == null && !shares.isEmpty();
    choice.removeAllItems();
    choice.addItem(isAny ? "Choose to fill in this form…" : "Nothing found. Fill in the form.");
    if (isAny) {
      shares.forEach(choice::addItem);
    }
    choice.setEnabled(isAny);
  }
}

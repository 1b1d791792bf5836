package io.mountaineer.tray.awt;

import io.mountaineer.tray.FolderBrowsing;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/** The folders of a share, and a name for an alias to the one that is selected. */
final class FolderWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  private final transient FolderBrowsing folders;
  private final FolderTree tree;
  private final JTextField name = new JTextField(24);
  private final JTextArea message = text(" ");
  private final JButton add = button("Add Alias", this::addAlias);

  FolderWindow(FolderBrowsing folders) {
    super("Folders of " + folders.share());
    this.folders = folders;
    this.tree = new FolderTree(folders, this::say);
    tree.addTreeSelectionListener(
        event -> {
          add.setEnabled(tree.selected().isPresent());
          tree.selected().ifPresent(folder -> name.setText(folder.name()));
        });
    JScrollPane scroll = new JScrollPane(tree);
    scroll.setPreferredSize(new Dimension(TEXT_WIDTH, 300));
    JPanel alias = new JPanel(new BorderLayout(8, 8));
    JLabel label = new JLabel("Alias name");
    label.setLabelFor(name);
    alias.add(label, BorderLayout.LINE_START);
    alias.add(name, BorderLayout.CENTER);
    alias.add(message, BorderLayout.PAGE_END);
    JPanel body = new JPanel(new BorderLayout(8, 8));
    body.add(scroll, BorderLayout.CENTER);
    body.add(alias, BorderLayout.PAGE_END);
    body(body);
    add.setEnabled(false);
    buttons(add, tree, add, closing("Close"));
    tree.open();
  }

  private void say(String text) {
    message.setText(text.isEmpty() ? " " : text);
    sized(message);
    pack();
  }

  private void addAlias() {
    tree.selected().ifPresent(this::addAlias);
  }

  private void addAlias(FolderTree.Folder folder) {
    String called = name.getText().strip();
    add.setEnabled(false);
    say("Adding…");
    folders
        .addAlias(called, folder.subpath())
        .whenComplete(
            (refused, error) ->
                EventQueue.invokeLater(() -> added(called, folder, refused, error)));
  }

  private void added(
      String called, FolderTree.Folder folder, Optional<String> refused, Throwable error) {
    add.setEnabled(true);
    if (error != null) {
      say("this is a defect of mountaineer: " + error);
    } else {
      say(refused.orElse(called + " is an alias to " + folder.subpath() + " now."));
    }
  }
}

package io.mountaineer.tray.awt;

import io.mountaineer.tray.TrayScreen.ShareFolders;
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

/** Window of the folders of a share, with a field to name an alias to the selected one. */
final class FolderWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  private final transient ShareFolders folders;
  private final FolderTree tree;
  private final JTextField name = new JTextField(24);
  private final JTextArea message = text(" ");
  private final JButton add = button("Add Alias", this::addAlias);

  FolderWindow(ShareFolders folders) {
    super("Folders of " + folders.share());
    this.folders = folders;
    this.tree = new FolderTree(folders, this::showMessage);
    tree.addTreeSelectionListener(
        event -> {
          add.setEnabled(tree.selected().isPresent());
          tree.selected().ifPresent(folder -> name.setText(folder.name()));
        });
    JScrollPane scroll = new JScrollPane(tree);
    scroll.setPreferredSize(new Dimension(TEXT_WIDTH, 300));
    JPanel aliasRow = new JPanel(new BorderLayout(8, 8));
    JLabel label = new JLabel("Alias name");
    label.setLabelFor(name);
    aliasRow.add(label, BorderLayout.LINE_START);
    aliasRow.add(name, BorderLayout.CENTER);
    aliasRow.add(message, BorderLayout.PAGE_END);
    JPanel body = new JPanel(new BorderLayout(8, 8));
    body.add(scroll, BorderLayout.CENTER);
    body.add(aliasRow, BorderLayout.PAGE_END);
    setBody(body);
    add.setEnabled(false);
    setButtons(add, tree, add, closeButton("Close"));
    tree.open();
  }

  private void showMessage(String text) {
    message.setText(text.isEmpty() ? " " : text);
    resize(message);
    pack();
  }

  private void addAlias() {
    tree.selected().ifPresent(this::addAlias);
  }

  private void addAlias(FolderTree.Folder folder) {
    String alias = name.getText().strip();
    add.setEnabled(false);
    showMessage("Adding…");
    folders
        .addAlias(alias, folder.subpath())
        .whenComplete(
            (refused, error) -> EventQueue.invokeLater(() -> added(alias, folder, refused, error)));
  }

  private void added(
      String alias, FolderTree.Folder folder, Optional<String> refused, Throwable error) {
    add.setEnabled(true);
    if (error != null) {
      showMessage("this is a defect of mountaineer: " + error);
    } else {
      showMessage(refused.orElse(alias + " is an alias to " + folder.subpath() + " now."));
    }
  }
}

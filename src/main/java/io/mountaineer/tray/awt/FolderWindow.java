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

/** Window of the folders of a share, with a field to name a shortcut to the selected one. */
final class FolderWindow extends FormWindow {

  private static final long serialVersionUID = 1L;

  private final transient ShareFolders folders;
  private final FolderTree tree;
  private final JTextField name = new JTextField(24);
  private final JTextArea message = messages("Select a folder.", TEXT_WIDTH);
  private final JButton add = button("Add", this::addAlias);

  FolderWindow(ShareFolders folders) {
    super("Add Folder Shortcut");
    this.folders = folders;
    this.tree = new FolderTree(folders, this::showMessage);
    tree.addTreeSelectionListener(event -> selected());
    JScrollPane scroll = new JScrollPane(tree);
    scroll.setPreferredSize(new Dimension(TEXT_WIDTH, 300));
    JPanel nameRow = new JPanel(new BorderLayout(8, 8));
    JLabel label = new JLabel("Shortcut name");
    label.setLabelFor(name);
    nameRow.add(label, BorderLayout.LINE_START);
    nameRow.add(name, BorderLayout.CENTER);
    nameRow.add(message, BorderLayout.PAGE_END);
    JPanel body = new JPanel(new BorderLayout(8, 8));
    body.add(heading("Folders of " + folders.share()), BorderLayout.PAGE_START);
    body.add(scroll, BorderLayout.CENTER);
    body.add(nameRow, BorderLayout.PAGE_END);
    setBody(body);
    add.setEnabled(false);
    setButtons(add, tree, closeButton("Close"), add);
    tree.open();
  }

  private void selected() {
    Optional<FolderTree.Folder> folder = tree.selected();
    add.setEnabled(folder.isPresent());
    folder.ifPresent(
        chosen -> {
          name.setText(chosen.name());
          showMessage("Makes a link to this folder that works over both addresses.");
        });
  }

  private void showMessage(String text) {
    message.setText(text);
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
            (refused, error) -> EventQueue.invokeLater(() -> added(alias, refused, error)));
  }

  private void added(String alias, Optional<String> refused, Throwable error) {
    add.setEnabled(true);
    if (error != null) {
      showMessage("✗ Internal error: " + error);
    } else {
      showMessage(refused.map("✗ "::concat).orElse("✓ Added the shortcut \"" + alias + "\"."));
    }
  }
}

package io.mountaineer.tray.awt;

import io.mountaineer.engine.FolderBrowser.Listing;
import io.mountaineer.tray.TrayScreen.ShareFolders;
import java.awt.EventQueue;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JTree;
import javax.swing.event.TreeExpansionEvent;
import javax.swing.event.TreeWillExpandListener;
import javax.swing.tree.DefaultMutableTreeNode;
import javax.swing.tree.DefaultTreeModel;
import javax.swing.tree.TreePath;
import javax.swing.tree.TreeSelectionModel;

/** Tree of folders that lists a folder when it is opened. For the AWT thread only. */
final class FolderTree extends JTree {

  private static final long serialVersionUID = 1L;

  /** Placeholder below a folder while that is listed. */
  private static final String LOADING = "Loading…";

  /** Folder in the tree; {@code subpath} is relative to the share. */
  record Folder(String name, String subpath) {
    Folder inside(String child) {
      return new Folder(child, subpath.equals(".") ? child : subpath + "/" + child);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final transient ShareFolders folders;
  private final transient Consumer<String> onMessage;
  private final DefaultTreeModel model;
  private final DefaultMutableTreeNode top;

  /**
   * Creates a tree of which only the top is shown.
   *
   * @param onMessage called with the reason when a folder cannot be listed; with an empty text when
   *     one was
   */
  FolderTree(ShareFolders folders, Consumer<String> onMessage) {
    super(new DefaultTreeModel(new DefaultMutableTreeNode(new Folder(folders.share(), "."))));
    this.folders = folders;
    this.onMessage = onMessage;
    this.model = (DefaultTreeModel) getModel();
    this.top = (DefaultMutableTreeNode) model.getRoot();
    top.add(new DefaultMutableTreeNode(LOADING));
    // A folder on a server may be called <html>…, which Swing would render and load pictures for.
    ((JComponent) getCellRenderer()).putClientProperty("html.disable", true);
    getSelectionModel().setSelectionMode(TreeSelectionModel.SINGLE_TREE_SELECTION);
    addTreeWillExpandListener(
        new TreeWillExpandListener() {
          @Override
          public void treeWillExpand(TreeExpansionEvent event) {
            load((DefaultMutableTreeNode) event.getPath().getLastPathComponent());
          }

          @Override
          public void treeWillCollapse(TreeExpansionEvent event) {
            // Listed folders stay.
          }
        });
    collapseRow(0);
  }

  /** Opens the top of the share. */
  void open() {
    expandRow(0);
    setSelectionRow(0);
  }

  /** Returns the folder that the user selected. */
  Optional<Folder> selected() {
    return Optional.ofNullable((DefaultMutableTreeNode) getLastSelectedPathComponent())
        .map(DefaultMutableTreeNode::getUserObject)
        .filter(Folder.class::isInstance)
        .map(Folder.class::cast);
  }

  private void load(DefaultMutableTreeNode node) {
    boolean unlisted =
        node.getChildCount() == 1
            && ((DefaultMutableTreeNode) node.getChildAt(0)).getUserObject() == LOADING;
    if (unlisted) {
      Folder folder = (Folder) node.getUserObject();
      folders
          .list(folder.subpath())
          .whenComplete(
              (listing, error) -> EventQueue.invokeLater(() -> show(node, listing, error)));
    }
  }

  private void show(DefaultMutableTreeNode node, Listing listing, Throwable error) {
    Folder folder = (Folder) node.getUserObject();
    if (listing instanceof Listing.Listed listed) {
      node.removeAllChildren();
      listed.names().forEach(name -> node.add(closed(folder.inside(name))));
      model.nodeStructureChanged(node);
      onMessage.accept(listed.complete() ? "" : "There are more folders than are shown here.");
      return;
    }
    onMessage.accept(
        listing instanceof Listing.NotListed refused
            ? refused.failure().text()
            : "Internal error: " + error);
    // Opening it again lists it again.
    collapsePath(new TreePath(node.getPath()));
  }

  private static DefaultMutableTreeNode closed(Folder folder) {
    DefaultMutableTreeNode node = new DefaultMutableTreeNode(folder);
    node.add(new DefaultMutableTreeNode(LOADING));
    return node;
  }
}

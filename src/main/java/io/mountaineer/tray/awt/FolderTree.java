package io.mountaineer.tray.awt;

import io.mountaineer.engine.FolderBrowser.Listing;
import io.mountaineer.tray.FolderBrowsing;
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

/** Folders that are looked up level by level as they are opened. For the AWT thread only. */
final class FolderTree extends JTree {

  private static final long serialVersionUID = 1L;

  /** Stands below a folder while that is looked up. */
  private static final String LOADING = "Loading…";

  /** A folder in the tree; {@code subpath} is relative to the share. */
  record Folder(String name, String subpath) {
    Folder inside(String child) {
      return new Folder(child, subpath.equals(".") ? child : subpath + "/" + child);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final transient FolderBrowsing folders;
  private final transient Consumer<String> say;
  private final DefaultTreeModel model;
  private final DefaultMutableTreeNode top;

  /**
   * @param say is told what cannot be listed and why; empty when all is well again
   */
  FolderTree(FolderBrowsing folders, Consumer<String> say) {
    super(new DefaultTreeModel(new DefaultMutableTreeNode(new Folder(folders.share(), "."))));
    this.folders = folders;
    this.say = say;
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
            // What was looked up stays.
          }
        });
    collapseRow(0);
  }

  /** Begins with the top of the share. */
  void open() {
    expandRow(0);
    setSelectionRow(0);
  }

  /** The folder that the user selected. */
  Optional<Folder> selected() {
    return Optional.ofNullable((DefaultMutableTreeNode) getLastSelectedPathComponent())
        .map(DefaultMutableTreeNode::getUserObject)
        .filter(Folder.class::isInstance)
        .map(Folder.class::cast);
  }

  private void load(DefaultMutableTreeNode node) {
    boolean unseen =
        node.getChildCount() == 1
            && ((DefaultMutableTreeNode) node.getChildAt(0)).getUserObject() == LOADING;
    if (unseen) {
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
      say.accept(listed.complete() ? "" : "There are more folders than are shown here.");
      return;
    }
    say.accept(
        listing instanceof Listing.NotListed refused
            ? refused.failure().text()
            : "this is a defect of mountaineer: " + error);
    // Opened again, it is looked up again.
    collapsePath(new TreePath(node.getPath()));
  }

  private static DefaultMutableTreeNode closed(Folder folder) {
    DefaultMutableTreeNode node = new DefaultMutableTreeNode(folder);
    node.add(new DefaultMutableTreeNode(LOADING));
    return node;
  }
}

package io.mountaineer.tray.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.mountaineer.engine.FolderBrowser.Listing;
import io.mountaineer.tray.TrayScreen.ShareFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.swing.JLabel;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;

class FolderTreeTest {

  @Test
  void aFolderIsInsideItsShare() {
    FolderTree.Folder top = new FolderTree.Folder("Core", ".");

    assertEquals("cuts/a b", top.inside("cuts").inside("a b").subpath());
  }

  @Test
  void aNameThatIsHtmlIsShownAsItIs() {
    FolderTree tree = new FolderTree(new Empty(), text -> {});
    JLabel shown =
        (JLabel)
            tree.getCellRenderer()
                .getTreeCellRendererComponent(
                    tree, "<html><img src='http://x/'>", false, false, true, 0, false);

    assertNull(shown.getClientProperty(BasicHTML.propertyKey));
    assertEquals("<html><img src='http://x/'>", shown.getText());
  }

  private static final class Empty implements ShareFolders {
    @Override
    public String share() {
      return "Core";
    }

    @Override
    public CompletableFuture<Listing> list(String subpath) {
      return CompletableFuture.completedFuture(new Listing.Listed(Path.of("/"), List.of(), true));
    }

    @Override
    public CompletableFuture<Optional<String>> addAlias(String name, String subpath) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
  }
}

package io.mountaineer.tray;

import io.mountaineer.engine.FolderBrowser.Listing;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The folders of one share, for a window that shows them. Every method returns at once. */
public interface FolderBrowsing {

  String share();

  /**
   * The folders within a folder.
   *
   * @param subpath relative to the share; {@code .} for its top
   */
  CompletableFuture<Listing> list(String subpath);

  /**
   * Makes an alias to a folder.
   *
   * @return why it could not be made
   */
  CompletableFuture<Optional<String>> addAlias(String name, String subpath);
}

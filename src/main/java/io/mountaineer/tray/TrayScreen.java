package io.mountaineer.tray;

import io.mountaineer.app.AddressCheck;
import io.mountaineer.core.Share;
import io.mountaineer.engine.FolderBrowser.Listing;
import io.mountaineer.tray.menu.TrayAction;
import io.mountaineer.tray.menu.TrayMenu;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Display of the menu and the windows. Any thread may call; no call waits for the user or for the
 * drawing.
 */
public interface TrayScreen {

  /** Factory of a screen. */
  interface Factory {

    /**
     * Opens a screen with a first menu.
     *
     * @param onAction called with each action that the user chooses, on the thread of the windows;
     *     must return at once
     */
    TrayScreen open(TrayMenu first, Consumer<TrayAction> onAction);
  }

  /** Form for a new share. Every method returns at once. */
  interface ShareForm {

    /**
     * Has a share checked, and added if it violates no rule.
     *
     * @param typed the share as typed
     * @return violations in words of the form, by key such as {@code thunderbolt_host}, under the
     *     empty key those of no field; empty when the share was accepted
     */
    CompletableFuture<Map<String, String>> submit(Share typed);

    /** Returns what the form can be filled in with; takes some 6 s. */
    CompletableFuture<List<Suggestion>> suggestions();

    /** Tests one address. */
    CompletableFuture<AddressCheck.Result> test(String host);

    /** Opens an address in Finder, where macOS asks for the password and can save it. */
    void openInFinder(String host, String shareName);
  }

  /**
   * Question whether a share is to be removed.
   *
   * @param aliases names of the aliases into it; they stay and lead nowhere afterwards
   * @param remove called on a yes with whether the share is also to be unmounted and its link
   *     removed; returns at once
   */
  record RemovalForm(String share, List<String> aliases, Consumer<Boolean> remove) {

    public RemovalForm {
      aliases = List.copyOf(aliases);
    }
  }

  /** Folders of one share, for a window that shows them. Every method returns at once. */
  interface ShareFolders {

    /** Returns the name of the share. */
    String share();

    /**
     * Lists the folders within a folder.
     *
     * @param subpath relative to the share; {@code .} for its top
     */
    CompletableFuture<Listing> list(String subpath);

    /**
     * Adds an alias to a folder.
     *
     * @return the reason of a refusal or failure; empty when the alias was added
     */
    CompletableFuture<Optional<String>> addAlias(String name, String subpath);
  }

  /** Shows a menu in place of the one before. */
  void show(TrayMenu menu);

  /** Shows a notice in a window. */
  void show(Notice notice);

  /**
   * Shows a notice that takes its time in a window that opens at once.
   *
   * @param busy headline until then
   */
  void show(String title, String busy, CompletableFuture<Notice> notice);

  /** Asks a question in a window. */
  void ask(Question question);

  /** Opens the form for a new share. */
  void addShare(ShareForm form);

  /** Asks whether a share is to be removed. */
  void removeShare(RemovalForm form);

  /** Opens the folders of a share. */
  void browse(ShareFolders folders);

  /** Puts a text on the clipboard. */
  void copy(String text);

  /** Shows a last menu and closes every window: from now on nothing is done. */
  void end(TrayMenu last);

  /** Removes the icon and every window. */
  void close();
}

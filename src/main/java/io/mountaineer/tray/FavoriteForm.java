package io.mountaineer.tray;

import io.mountaineer.core.Share;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The form for a new favorite: where what was typed goes. */
public interface FavoriteForm {

  /**
   * Has a share checked, and added if nothing is wrong with it. Returns at once.
   *
   * @param typed as it was typed
   * @return what is wrong, by key of the config such as {@code thunderbolt_host}, under the empty
   *     key what is about no field; empty when it is taken on
   */
  CompletableFuture<Map<String, String>> submit(Share typed);
}

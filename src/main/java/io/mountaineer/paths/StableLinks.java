package io.mountaineer.paths;

import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The symlinks that people save in their programs: {@code <shares_root>/<name>} to the volume path.
 * Links are read, never followed: what they lead to may hang.
 */
public final class StableLinks {

  /** How the link of a share stands; changes nothing. */
  public LinkStatus status(Share share, Settings settings) {
    Path link = share.stablePath(settings);
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      return LinkStatus.MISSING;
    }
    try {
      boolean right =
          Files.isSymbolicLink(link)
              && Files.readSymbolicLink(link).equals(share.volumePath(settings));
      return right ? LinkStatus.RIGHT : LinkStatus.FOREIGN;
    } catch (IOException e) {
      return LinkStatus.FOREIGN;
    }
  }

  /**
   * Makes a missing link. A right one is not touched, and what is not ours stays.
   *
   * @throws IOException when the link cannot be made
   */
  public LinkStatus repair(Share share, Settings settings) throws IOException {
    LinkStatus status = status(share, settings);
    if (status != LinkStatus.MISSING) {
      return status;
    }
    Path link = share.stablePath(settings);
    Files.createDirectories(link.getParent());
    try {
      Files.createSymbolicLink(link, share.volumePath(settings));
    } catch (FileAlreadyExistsException e) {
      // Somebody was faster; what stands there now decides.
      return status(share, settings);
    }
    return LinkStatus.RIGHT;
  }
}

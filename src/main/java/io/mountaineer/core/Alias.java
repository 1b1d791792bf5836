package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A symlink to a folder inside a share, made through the share's stable path.
 *
 * @param path where the symlink stands; absolute
 * @param share name of the share it leads into; that share may not be configured any more
 * @param targetSubpath relative folder inside the share; never leaves it
 */
public record Alias(String name, Path path, String share, String targetSubpath) {

  public Alias {
    requireNonNull(name, "name is null");
    requireNonNull(path, "path is null");
    requireNonNull(share, "share is null");
    requireNonNull(targetSubpath, "targetSubpath is null");
  }

  /** Where an alias stands that does not say where. */
  public static Path defaultPath(String name, Settings settings) {
    return folder(settings).resolve(name);
  }

  /** The folder of the aliases that do not say where they stand. */
  public static Path folder(Settings settings) {
    return settings.sharesRoot().resolve("Links");
  }

  /** The symlink itself: through the stable path, so that it outlives every move of the share. */
  public Link link(Settings settings) {
    return new Link(path, settings.sharesRoot().resolve(share).resolve(targetSubpath).normalize());
  }
}

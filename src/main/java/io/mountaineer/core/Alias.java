package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Symlink to a folder inside a share, made through the share's stable path.
 *
 * @param path where the symlink stands; absolute
 * @param share name of the share it leads into; a share that may no longer be configured
 * @param targetSubpath relative folder inside the share; never leaves it
 */
public record Alias(String name, Path path, String share, String targetSubpath) {

  public Alias {
    requireNonNull(name, "name is null");
    requireNonNull(path, "path is null");
    requireNonNull(share, "share is null");
    requireNonNull(targetSubpath, "targetSubpath is null");
  }

  /** Returns the path of an alias whose entry names none. */
  public static Path defaultPath(String name, Settings settings) {
    return folder(settings).resolve(name);
  }

  /** Returns the folder of aliases whose entries name no path. */
  public static Path folder(Settings settings) {
    return settings.sharesRoot().resolve("Links");
  }

  /** Returns whether it leads into this share; names are unique ignoring case and normal form. */
  public boolean leadsInto(Share other) {
    return CanonicalName.same(share, other.name());
  }

  /**
   * Returns the symlink, which leads through the stable path and so outlives every move of the
   * share.
   */
  public Link link(Settings settings) {
    Path through = Path.of(share).resolve(targetSubpath);
    return new Link(
        path,
        settings.sharesRoot().resolve(through).normalize(),
        Settings.USUAL_VOLUMES_ROOT.resolve(through).normalize());
  }
}

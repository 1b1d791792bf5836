package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * A symlink to a folder inside a share, made through the share's stable path.
 *
 * @param path where the symlink stands; absolute
 * @param share name of the share it leads into
 * @param targetSubpath relative folder inside the share; never leaves it
 */
public record Alias(String name, Path path, String share, String targetSubpath) {

  public Alias {
    requireNonNull(name, "name is null");
    requireNonNull(path, "path is null");
    requireNonNull(share, "share is null");
    requireNonNull(targetSubpath, "targetSubpath is null");
  }
}

package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Symlink that mountaineer promises: the stable path of a share, or an alias.
 *
 * @param path its own path; absolute
 * @param target path it leads to; absolute
 */
public record Link(Path path, Path target) {

  public Link {
    requireNonNull(path, "path is null");
    requireNonNull(target, "target is null");
  }
}

package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * Symlink that mountaineer promises: the stable path of a share, or an alias.
 *
 * @param path its own path; absolute
 * @param target path it leads to; absolute
 * @param formerTarget path to which the mountaineer before this one led it; absolute
 */
public record Link(Path path, Path target, Path formerTarget) {

  public Link {
    requireNonNull(path, "path is null");
    requireNonNull(target, "target is null");
    requireNonNull(formerTarget, "formerTarget is null");
  }

  public Link(Path path, Path target) {
    this(path, target, target);
  }

  /** Returns whether a path is one of its targets, perhaps in another spelling of the same name. */
  public boolean hasLedTo(Path other) {
    return CanonicalName.same(other.toString(), target.toString())
        || CanonicalName.same(other.toString(), formerTarget.toString());
  }
}

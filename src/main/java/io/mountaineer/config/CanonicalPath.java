package io.mountaineer.config;

import io.mountaineer.core.CanonicalName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** Absolute path as the Mac's file system compares it: without case and normal form. */
record CanonicalPath(List<String> names) {

  static final CanonicalPath VOLUMES = of(Path.of("/Volumes"));

  static CanonicalPath of(Path path) {
    return new CanonicalPath(
        StreamSupport.stream(path.normalize().spliterator(), false)
            .map(name -> CanonicalName.of(name.toString()))
            .toList());
  }

  /** Returns whether this is the root given or lies below it. */
  boolean isWithin(CanonicalPath root) {
    int depth = root.names.size();
    return names.size() >= depth && names.subList(0, depth).equals(root.names);
  }
}

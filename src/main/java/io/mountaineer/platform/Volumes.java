package io.mountaineer.platform;

import java.nio.file.Path;

/** What stands at a volume path that is not a mount. Asked only of paths the mount table lacks. */
public interface Volumes {

  /** What stands there, learned from the listing of the parent first; bounded in time. */
  Occupant at(Path volumePath);

  /** A plain, never recursive rmdir of an empty leftover; false when it was refused. */
  boolean removeEmptyDirectory(Path volumePath);

  /** Kinds of things at a volume path. */
  enum Occupant {
    NOTHING,
    /** An empty directory that belongs to this user: mount_smbfs may mount there. */
    OUR_EMPTY_DIRECTORY,
    /** An empty directory of somebody else. */
    EMPTY_DIRECTORY,
    /** A file, a link, or a directory with something in it. */
    SOMETHING,
    UNKNOWN
  }
}

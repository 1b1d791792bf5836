package io.mountaineer.platform;

import java.nio.file.Path;

/** Contents of volume paths that are no mounts. Asked only of paths the mount table lacks. */
public interface Volumes {

  /** Returns the occupant, learned from the listing of the parent first; bounded in time. */
  Occupant at(Path volumePath);

  /** Removes an empty leftover by a plain, never recursive rmdir; false when it was refused. */
  boolean removeEmptyDirectory(Path volumePath);

  /** Occupant of a volume path. */
  enum Occupant {
    NOTHING,
    /** An empty directory that belongs to this user: mount_smbfs may mount there. */
    OUR_EMPTY_DIRECTORY,
    /** An empty directory of another user. */
    EMPTY_DIRECTORY,
    /** A file, a link, or a directory with something in it. */
    SOMETHING,
    UNKNOWN
  }
}

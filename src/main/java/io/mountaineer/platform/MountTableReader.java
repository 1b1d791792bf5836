package io.mountaineer.platform;

import io.mountaineer.core.MountTable;

/** Reads the mount table: the truth about what is mounted where. */
public interface MountTableReader {

  /** One reading, bounded in time; never throws and never touches a mounted file system. */
  MountTable read();
}

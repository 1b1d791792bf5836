package io.mountaineer.platform;

import io.mountaineer.core.MountTable;

/** Reader of the mount table, the truth about what is mounted where. */
public interface MountTableReader {

  /** Reads the table, bounded in time; never throws and never touches a mounted file system. */
  MountTable read();
}

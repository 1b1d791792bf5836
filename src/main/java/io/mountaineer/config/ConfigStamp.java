package io.mountaineer.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells cheaply whether a config file may have changed: equal stamps mean that reading it again is
 * not worth it. Take the stamp before reading, so that a change during the reading is seen too.
 */
public record ConfigStamp(String text) {

  private static final ConfigStamp MISSING = new ConfigStamp("missing");

  // The change time (ctime) is part of it because a repaired permission changes nothing else.
  private static final String ATTRIBUTES = "unix:lastModifiedTime,ctime,size,ino,dev";

  static ConfigStamp of(Path file) {
    try {
      Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES);
      return new ConfigStamp(new TreeMap<>(attributes).toString());
    } catch (NoSuchFileException gone) {
      return MISSING;
    } catch (IOException unreadable) {
      return new ConfigStamp("unreadable: " + unreadable.getClass().getSimpleName());
    }
  }

  /** Whether there was no file, so that the defaults hold. */
  public boolean isMissing() {
    return equals(MISSING);
  }
}

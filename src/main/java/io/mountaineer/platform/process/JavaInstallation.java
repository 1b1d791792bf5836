package io.mountaineer.platform.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of this JVM's own home that it needs as long as it lives: the helper that starts programs,
 * and the classes. An update in place changes them under a running JVM.
 */
public final class JavaInstallation {

  private static final List<String> FILES = List.of("lib/jspawnhelper", "lib/modules");

  private final Map<Path, Stamp> atStart = new LinkedHashMap<>();

  private record Stamp(long size, FileTime changed, Object key) {

    static Stamp of(Path file) throws IOException {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.size(), now.lastModifiedTime(), now.fileKey());
    }
  }

  /** Records the files as they are now; one that is not there is not needed. */
  public JavaInstallation(Path home) {
    for (String name : FILES) {
      Path file = home.resolve(name);
      try {
        atStart.put(file, Stamp.of(file));
      } catch (IOException e) {
        atStart.remove(file);
      }
    }
  }

  /** Returns a file that has changed since; two system calls. An unreadable one is unknown. */
  public Optional<String> change() {
    for (Map.Entry<Path, Stamp> each : atStart.entrySet()) {
      try {
        if (!Stamp.of(each.getKey()).equals(each.getValue())) {
          return Optional.of("the Java of this process was replaced: " + each.getKey());
        }
      } catch (NoSuchFileException e) {
        return Optional.of("the Java of this process was taken away: " + each.getKey());
      } catch (IOException e) {
        continue;
      }
    }
    return Optional.empty();
  }
}

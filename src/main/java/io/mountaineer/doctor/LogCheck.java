package io.mountaineer.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Check that the log can be written, and does not grow without end. */
public final class LogCheck implements Check {

  private final Path log;
  private final long most;

  /**
   * @param most number of bytes that the log and its older parts may take together
   */
  public LogCheck(Path log, long most) {
    this.log = log;
    this.most = most;
  }

  @Override
  public String area() {
    return "log";
  }

  @Override
  public List<Finding> look() {
    Path folder = log.getParent();
    if (!Files.isDirectory(folder)) {
      return List.of(Finding.ok(area(), "", log + " does not exist yet"));
    }
    if (!Files.isWritable(Files.exists(log) ? log : folder)) {
      return List.of(
          Finding.warn(
              area(), "", log + " cannot be written", "check the permissions of " + folder));
    }
    try {
      long size = size(folder);
      String text = log + ", " + shown(size) + " with its older parts";
      return List.of(
          size > most
              ? Finding.warn(area(), "", text, "delete the older parts: " + log + ".*")
              : Finding.ok(area(), "", text));
    } catch (IOException e) {
      return List.of(Finding.unknown(area(), "", e.toString(), "look at " + folder));
    }
  }

  private static String shown(long bytes) {
    if (bytes < 1 << 10) {
      return bytes + " bytes";
    }
    return bytes < 1 << 20 ? (bytes >> 10) + " KB" : (bytes >> 20) + " MB";
  }

  private long size(Path folder) throws IOException {
    long size = 0;
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, log.getFileName() + "*")) {
      for (Path part : parts) {
        size += Files.size(part);
      }
    }
    return size;
  }
}

package io.mountaineer.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Config of the program under test, written again after every change. */
public final class MacConfig {

  private final Path file;
  private final Map<String, String> global = new LinkedHashMap<>();
  private final List<String> shares = new ArrayList<>();

  public MacConfig(Path file) {
    this.file = file;
  }

  public Path path() {
    return file;
  }

  public MacConfig set(String key, Object value) {
    global.put(key, value instanceof String text ? quoted(text) : value.toString());
    return write();
  }

  public MacConfig share(
      String name, String shareName, String username, String tb, String fallback) {
    shares.add(
        """
        [[shares]]
        name = %s
        share_name = %s
        username = %s
        thunderbolt_host = %s
        fallback_host = %s
        """
            .formatted(
                quoted(name), quoted(shareName), quoted(username), quoted(tb), quoted(fallback)));
    return write();
  }

  public MacConfig withoutShares() {
    shares.clear();
    return write();
  }

  /** Returns the name that a share has in the file by now. */
  public String nameOf(String shareName) {
    try {
      Matcher name =
          Pattern.compile("name = \"(.*)\"\nshare_name = \"" + shareName + "\"\n")
              .matcher(Files.readString(file));
      if (!name.find()) {
        throw new IllegalStateException("no share " + shareName);
      }
      return name.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MacConfig write() {
    StringBuilder text = new StringBuilder("[global]\n");
    global.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    shares.forEach(share -> text.append('\n').append(share));
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}

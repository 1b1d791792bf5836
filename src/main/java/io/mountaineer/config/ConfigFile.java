package io.mountaineer.config;

import io.mountaineer.config.ConfigProblem.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * File {@code config.toml} of the user. Reading it never throws; a file that cannot be read is a
 * problem.
 */
public final class ConfigFile {

  // 500 shares need less than half of it, and garbage of this size still parses in seconds.
  private static final int MOST_BYTES = 256 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path path;
  private final Path userHome;

  /**
   * @param path of the file, which need not exist
   * @param userHome folder that {@code ~/} stands for; absolute
   */
  public ConfigFile(Path path, Path userHome) {
    this.path = path;
    this.userHome = userHome;
  }

  /** Returns the path of the file, which need not exist. */
  public Path path() {
    return path;
  }

  /** Reads and changes nothing; where no file is, the defaults hold. */
  public ConfigResult read() {
    try {
      return new ConfigParser(userHome).read(withoutMark(text()));
    } catch (UnreadableConfig unreadable) {
      return ConfigResult.unreadable(unreadable.getMessage());
    }
  }

  /** Reads the file; where none is, one that explains every key is written first. */
  public ConfigResult readOrCreate() {
    try {
      createIfMissing();
      return read();
    } catch (IOException failed) {
      return withWarning(read(), "the first config could not be written: " + failed.getMessage());
    }
  }

  /** Returns a stamp that changes whenever the file may have. */
  public Stamp stamp() {
    return Stamp.of(path);
  }

  /** Writes the default config, unless there is a file or a symlink. */
  public void createIfMissing() throws IOException {
    if (stamp().isMissing() && !Files.isSymbolicLink(path)) {
      DefaultConfig.write(path);
    }
  }

  /** Returns the folder that {@code ~/} stands for. */
  public Path userHome() {
    return userHome;
  }

  /** Returns the whole text, a byte order mark included, or an empty one where no file is. */
  public String text() throws UnreadableConfig {
    if (Files.isSymbolicLink(path) && Files.notExists(path)) {
      throw new UnreadableConfig("the config is a symlink to a file that does not exist");
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new UnreadableConfig("the config is not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return decoded(in.readNBytes(MOST_BYTES + 1));
    } catch (NoSuchFileException missing) {
      return "";
    } catch (AccessDeniedException denied) {
      throw new UnreadableConfig("the config may not be read: permission denied");
    } catch (IOException failed) {
      throw new UnreadableConfig("the config cannot be read: " + failed.getMessage());
    }
  }

  /** Returns whether a text would be refused for its size when it is read as a file. */
  public static boolean isTooLarge(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  /** Returns the text without the byte order mark that some editors write. */
  public static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  private static String decoded(byte[] bytes) throws UnreadableConfig {
    if (bytes.length > MOST_BYTES) {
      throw new UnreadableConfig("the config is larger than " + MOST_BYTES / 1024 + " KB");
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      long line = 1 + text.chars().filter(c -> c == '\n').count();
      throw new UnreadableConfig("the config is not UTF-8 (first seen in line " + line + ")");
    }
    return text;
  }

  private static ConfigResult withWarning(ConfigResult result, String message) {
    List<ConfigProblem> problems = new ArrayList<>(result.problems());
    problems.add(ConfigProblem.ofFile(Severity.WARNING, message));
    return new ConfigResult(result.config(), problems);
  }

  /**
   * Cheap mark of a config file's state: equal stamps mean that reading it again is not worth it.
   * Take the stamp before reading, so that a change during the reading is seen too.
   */
  public record Stamp(String text) {

    private static final Stamp MISSING = new Stamp("missing");

    // The change time (ctime) is part of it because a repaired permission changes nothing else.
    private static final String ATTRIBUTES = "unix:lastModifiedTime,ctime,size,ino,dev";

    static Stamp of(Path file) {
      try {
        Map<String, Object> attributes = Files.readAttributes(file, ATTRIBUTES);
        return new Stamp(new TreeMap<>(attributes).toString());
      } catch (NoSuchFileException gone) {
        return MISSING;
      } catch (IOException unreadable) {
        return new Stamp("unreadable: " + unreadable.getClass().getSimpleName());
      }
    }

    /** Returns whether there was no file, so that the defaults hold. */
    public boolean isMissing() {
      return equals(MISSING);
    }
  }

  /** Failure to learn anything of a config; the message gives the reason, for people. */
  public static final class UnreadableConfig extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableConfig(String message) {
      super(message);
    }
  }
}

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

/** The user's {@code config.toml}. Reading it never throws; what is in the way is a problem. */
public final class ConfigFile {

  // 500 shares need less than half of it, and garbage of this size still parses in seconds.
  private static final int MOST_BYTES = 256 * 1024;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path path;
  private final Path userHome;

  /**
   * @param path of the file, which need not exist
   * @param userHome what {@code ~/} stands for; absolute
   */
  public ConfigFile(Path path, Path userHome) {
    this.path = path;
    this.userHome = userHome;
  }

  /** Where the file is, or would be. */
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

  /** Reads; where no file is, one that explains every key is written first. */
  public ConfigResult readOrCreate() {
    try {
      createIfMissing();
      return read();
    } catch (IOException failed) {
      return withWarning(read(), "the first config could not be written: " + failed.getMessage());
    }
  }

  /** Changes whenever the file may have. */
  public ConfigStamp stamp() {
    return ConfigStamp.of(path);
  }

  /** Writes the first config, unless there is a file or a symlink. */
  public void createIfMissing() throws IOException {
    if (stamp().isMissing() && !Files.isSymbolicLink(path)) {
      DefaultConfig.write(path);
    }
  }

  /** What {@code ~/} stands for. */
  public Path userHome() {
    return userHome;
  }

  /** The whole text, a byte order mark included; empty where no file is. */
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

  /** Whether a text would be refused for its size when it is read as a file. */
  public static boolean isTooLarge(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
  }

  /** The text without the byte order mark that some editors write. */
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

  private static ConfigResult withWarning(ConfigResult reading, String message) {
    List<ConfigProblem> problems = new ArrayList<>(reading.problems());
    problems.add(ConfigProblem.ofFile(Severity.WARNING, message));
    return new ConfigResult(reading.config(), problems);
  }
}

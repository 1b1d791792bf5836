package io.mountaineer.platform.macos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A recorded output of a tool of macOS; the lines with {@code #} tell where it comes from. */
public record Transcript(List<String> lines) {

  public static Transcript of(String name) {
    try (InputStream file = Transcript.class.getResourceAsStream("/macos/" + name + ".txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new Transcript(text.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  public String line(int index) {
    return lines.get(index);
  }
}

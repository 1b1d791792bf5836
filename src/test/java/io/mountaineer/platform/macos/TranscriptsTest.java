package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recorded outputs as a whole: each says where it is from, and none lies there without a test. */
class TranscriptsTest {

  private static final Path RECORDED = Path.of("src/test/resources/macos");

  @Test
  void eachIsReadByATest() throws IOException {
    TreeSet<String> unread = new TreeSet<>();
    files(RECORDED).forEach(file -> unread.add(name(file)));
    assertFalse(unread.isEmpty(), "transcripts");

    for (Path source : files(Path.of("src/test/java"))) {
      String text = Files.readString(source);
      unread.removeIf(name -> text.contains(name));
    }

    assertEquals(new TreeSet<>(), unread);
  }

  @Test
  void eachSaysWhereItIsFrom() throws IOException {
    for (Path file : files(RECORDED)) {
      String first = Files.readString(file).lines().findFirst().orElse("");

      assertEquals("# source: ", first.substring(0, Math.min(10, first.length())), name(file));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.txt$", "");
  }
}

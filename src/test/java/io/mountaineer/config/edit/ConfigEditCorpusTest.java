package io.mountaineer.config.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.config.Texts;
import io.mountaineer.config.edit.ConfigEdit.Edited;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Configs as people write them, before and after an edit, byte for byte. Each folder holds {@code
 * before.toml}, {@code edit}, and {@code after.toml} or {@code refused.txt}; {@code
 * -Dgolden.update=true} writes the latter two again.
 */
class ConfigEditCorpusTest {

  private static final Path CORPUS = Path.of("src/test/resources/config-edits");

  @ParameterizedTest
  @MethodSource("cases")
  void isAsWritten(String name) throws IOException {
    Path folder = CORPUS.resolve(name);
    String before = Files.readString(folder.resolve("before.toml"));
    ConfigEdit edit = WrittenEdit.parse(Files.readString(folder.resolve("edit")));

    ConfigEdit.Result result = edit.applyTo(before, Texts.HOME);

    boolean edited = result instanceof Edited;
    Path expected = folder.resolve(edited ? "after.toml" : "refused.txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.deleteIfExists(folder.resolve(edited ? "refused.txt" : "after.toml"));
      Files.writeString(expected, text(result));
    }
    assertEquals(Files.readString(expected), text(result));
    assertArrayEquals(Files.readAllBytes(expected), text(result).getBytes(StandardCharsets.UTF_8));
    assertEquals(!edited, name.startsWith("refused-"));
    assertTrue(Files.notExists(folder.resolve(edited ? "refused.txt" : "after.toml")));
  }

  @Test
  void isLarge() throws IOException {
    assertTrue(cases().size() >= 60);
  }

  private static String text(ConfigEdit.Result result) {
    if (result instanceof EditRefusal refused) {
      return refused.reason() + "\n" + refused.message() + "\n" + refused.hint() + "\n";
    }
    return ((Edited) result).text();
  }

  private static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}

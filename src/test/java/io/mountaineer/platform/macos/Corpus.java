package io.mountaineer.platform.macos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outputs that are damaged: the recorded ones, and those kept for this alone. */
final class Corpus {

  private Corpus() {}

  /** Returns the outputs of a tool on several occasions; lines with {@code #} are left out. */
  static List<String> of(String tool) {
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("/macos", "/corpus")) {
      try (Stream<Path> files = Files.list(Path.of(Corpus.class.getResource(folder).toURI()))) {
        files
            .filter(file -> file.getFileName().toString().startsWith(tool + "-"))
            .sorted()
            .map(Corpus::text)
            .forEach(texts::add);
      } catch (IOException | URISyntaxException e) {
        throw new AssertionError(e);
      }
    }
    if (texts.isEmpty()) {
      throw new AssertionError("the corpus has nothing of " + tool);
    }
    return texts;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line + "\n")
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

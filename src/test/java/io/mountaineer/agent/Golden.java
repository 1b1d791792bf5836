package io.mountaineer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text kept with the tests; {@code -Dgolden.update=true} rewrites it, for review. */
final class Golden {

  private Golden() {}

  static void assertSame(String name, String text) throws IOException {
    Path file = Path.of("src/test/resources/agent", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, text);
    }
    assertEquals(Files.readString(file), text);
  }
}

package io.mountaineer.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveKindTest {

  @ParameterizedTest
  @CsvSource({
    "17.0.21+9, CLASS_DATA",
    "24.0.2+12, CLASS_DATA",
    "25+36, AHEAD_OF_TIME",
    "25.0.3+9-LTS, AHEAD_OF_TIME",
    "123-ea, AHEAD_OF_TIME",
    "unknown, CLASS_DATA"
  })
  void aJavaKeepsClassesInTheWayThatItsReleaseIsBestAt(String build, ArchiveKind kind) {
    assertEquals(kind, ArchiveKind.of(build));
  }
}

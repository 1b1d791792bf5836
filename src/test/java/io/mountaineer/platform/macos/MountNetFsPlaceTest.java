package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountNetFsPlaceTest {

  @ParameterizedTest
  @CsvSource({
    "file CORE-1:, /Volumes/CORE-1",
    "alias CORE-12:, /Volumes/CORE-12",
    "file Macintosh HD:Volumes:CORE-1:, /Volumes/CORE-1",
    "file \"CORE-1:\", /Volumes/CORE-1",
    "file core-1:, /Volumes/core-1",
    "/Volumes/CORE-1/, /Volumes/CORE-1",
    "/Users/jane/mnt/CORE, /Users/jane/mnt/CORE"
  })
  void aPlaceBesideTheVolumePathIsKnown(String printed, Path landed) {
    assertEquals(Optional.of(landed), elsewhere("CORE", printed + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file CORE:",
        "/Volumes/CORE/",
        "/Volumes/core",
        "file CORE-A:",
        "file CORE-12345:",
        "file MEDIA-1:",
        "file -1:",
        "file :",
        "missing value",
        "CORE-1",
        "/Volumes/CORE-1\n/Volumes/CORE-2",
        "/Volumes/\0"
      })
  void nothingElseSaysAnything(String printed) {
    assertEquals(Optional.empty(), elsewhere("CORE", printed));
  }

  @ParameterizedTest
  @CsvSource({"A-1, file A-1:", "A-1, /Volumes/A-1", "A/B, file A/B:"})
  void aShareMayBeCalledLikeASuffix(String share, String printed) {
    assertEquals(Optional.empty(), elsewhere(share.replace('/', ':'), printed));
  }

  @ParameterizedTest
  @CsvSource({"A:B, file A/B-1:, /Volumes/A:B-1", "A-1, file A-1-2:, /Volumes/A-1-2"})
  void aSuffixIsThatOfTheShare(String share, String printed, Path landed) {
    assertEquals(Optional.of(landed), elsewhere(share, printed));
  }

  private static Optional<Path> elsewhere(String share, String printed) {
    return MountNetFs.elsewhere(Path.of("/Volumes", share), printed);
  }
}

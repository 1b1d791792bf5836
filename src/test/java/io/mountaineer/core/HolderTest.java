package io.mountaineer.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.OpenFiles.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mds",
        "mds_stores",
        "mdworker",
        "mdworker_shared",
        "mdsync",
        "fseventsd",
        "quicklookd",
        "QuickLookUIService",
        "Spotlight",
      })
  void programsThatIndexAnyVolumeAreIndexers(String command) {
    assertTrue(holder(command).isIndexer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Finder", "Final Cut Pro", "mdsx", "my-mds", "bash", "mdfind", "Preview"})
  void programsOfPeopleAreNot(String command) {
    assertFalse(holder(command).isIndexer());
  }

  @Test
  void theWordsAreTheProgramAndItsProcess() {
    assertEquals("Final Cut Pro (pid 712)", holder("Final Cut Pro").toString());
  }

  private static Holder holder(String command) {
    return new Holder(command, 712, 1, "/Volumes/CORE/cut.mov");
  }
}

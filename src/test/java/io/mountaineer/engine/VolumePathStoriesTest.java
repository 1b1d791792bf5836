package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumePathStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aLeftoverDirectoryIsReportedAndNothingIsMountedBesideIt() {
    mac.mac.leave(mac.volume(CORE), false, false);

    mac.runFor(20);

    mac.then(CORE).isNotMounted().hasError("sudo rmdir");
    assertEquals(true, Files.isDirectory(mac.volume(CORE)));
  }

  @Test
  void anEmptyLeftoverDirectoryThatMayBeRemovedIsRemoved() {
    mac.mac.leave(mac.volume(CORE), false, true);

    mac.looksTwice();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void anEmptyDirectoryOfTheUserIsMountedOn() {
    mac.mac.leave(mac.volume(CORE), true, false);

    mac.looksTwice();

    mac.then(CORE).isMountedVia(TB);
  }

  @Test
  void aDirectoryWithFilesAtTheVolumePathIsReportedAndKept() throws Exception {
    Path file = Files.createDirectories(mac.volume(CORE)).resolve("thesis.txt");
    Files.writeString(file, "years of work");

    mac.runFor(20);

    mac.then(CORE)
        .isNotMounted()
        .hasError("is in the way: it is not a mount and may contain files");
    assertEquals("years of work", Files.readString(file));
  }

  @Test
  void aFileAtTheVolumePathIsReportedAndKept() throws Exception {
    Files.createDirectories(mac.volume(CORE).getParent());
    Files.writeString(mac.volume(CORE), "years of work");

    mac.runFor(20);

    mac.then(CORE)
        .isNotMounted()
        .hasError("is in the way: it is not a mount and may contain files");
    assertEquals("years of work", Files.readString(mac.volume(CORE)));
  }

  @Test
  void theDirectoryOfTheLastMountIsWaitedFor() {
    mac.mountedVia(TB).mac.faults().mountPointLeavesAfter(Duration.ofSeconds(4));

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isMountedVia(FALLBACK);
  }

  @Test
  void aDirectoryThatMacOsForgetsToRemoveStopsTheMount() {
    mac.mountedVia(TB).mac.faults().mountPointsStay(true);

    mac.pullThunderbolt().cycle();

    mac.then(CORE).isNotMounted().hasError("sudo rmdir");
    assertEquals(0, mac.tap.calls("mount macmini.local"));
  }
}

package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Interface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Program that is cut off at every point where it touches the world: before and after each call of
 * a port, and before each line of the log. A new process must put everything right by itself.
 */
class CrashTest {

  private static final int MORE_POINTS_THAN_ANY_WORK_HAS = 200;

  /** The window, and the minute in which a mount of a killed process may still land. */
  private static final int UNTIL_SETTLED = 80;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aNewProcessFinishesWhatAKilledOneBegan(Work work) throws Exception {
    int point = 1;
    for (boolean isCutOff = true; isCutOff; point++) {
      FakeMac mac = new FakeMac(Files.createDirectory(folder.resolve("cut-" + point)));
      work.prepare(mac);
      isCutOff = CrashPoint.isCutOff(mac, point, () -> work.happen(mac));

      mac.lockFilesGo().restart().runFor(UNTIL_SETTLED);

      assertWhole(mac, work);
    }
    assertTrue(point > 10 && point < MORE_POINTS_THAN_ANY_WORK_HAS, "points: " + point);
  }

  @ParameterizedTest
  @EnumSource(names = {"SWITCH_TO_TB", "SWITCH_TO_FALLBACK", "UNMOUNT"})
  void aMonitorThatSeesWhatAKilledCommandLeftDoesNotTakeItForAnEject(Work work) throws Exception {
    int point = 1;
    for (boolean isCutOff = true; isCutOff; point++) {
      FakeMac mac = new FakeMac(Files.createDirectory(folder.resolve("seen-" + point)));
      work.prepare(mac);
      isCutOff = CrashPoint.isCutOff(mac, point, () -> work.happen(mac));

      mac.runFor(UNTIL_SETTLED);

      assertWhole(mac, work);
    }
  }

  @Test
  void aMountThatLandsAfterItsMountaineerWasKilledIsTakenAsItIs() throws Exception {
    FakeMac mac = new FakeMac(folder);
    mac.mountedVia(TB).pullThunderbolt();
    assertTrue(CrashPoint.isCutOffBefore(mac, "mount macmini.local", mac::cycle));

    mac.time.pause(Duration.ofSeconds(1));
    mac.mac.mountByHand("macmini.local", "CORE", mac.volume(CORE));
    mac.lockFilesGo().restart().runFor(10);

    mac.then(CORE).isMountedVia(FALLBACK).wasUnmountedBy("unmounted by force CORE").hasNoError();
  }

  private static void assertWhole(FakeMac mac, Work work) throws Exception {
    Hold hold = mac.then(CORE).state().hold();
    if (work == Work.UNMOUNT && hold == Hold.UNMOUNTED) {
      mac.then(CORE).isNotMounted();
    } else if (work == Work.SWITCH_TO_FALLBACK && hold == Hold.PINNED) {
      mac.then(CORE).isMountedVia(FALLBACK);
    } else {
      mac.then(CORE).isMountedVia(work.end).isHeld(Hold.NONE);
    }
    mac.then(CORE).hasNoError();
    assertEquals(mac.volume(CORE), Files.readSymbolicLink(mac.link(CORE)));
    assertEquals(List.of(), leftovers(mac));
  }

  /** Files in the home that should not be there for long. */
  private static List<Path> leftovers(FakeMac mac) throws Exception {
    try (Stream<Path> all = Files.list(mac.home.root())) {
      return all.filter(path -> path.getFileName().toString().matches(".*(bad|tmp).*")).toList();
    }
  }

  /** Work of the program when it is cut off. */
  enum Work {
    MOUNT(TB),
    FAILOVER(FALLBACK),
    RECOVERY(TB),
    DEAD_MOUNT(TB),
    SWITCH_TO_FALLBACK(TB),
    SWITCH_TO_TB(TB),
    UNMOUNT(TB);

    /** Interface of the share in the end, unless the user's request was remembered. */
    private final Interface end;

    Work(Interface end) {
      this.end = end;
    }

    void prepare(FakeMac mac) {
      switch (this) {
        case MOUNT -> {}
        case FAILOVER -> mac.mountedVia(TB).opens(CORE, "vim").pullThunderbolt();
        case RECOVERY -> mac.mountedVia(FALLBACK).runFor(30);
        case DEAD_MOUNT -> {
          mac.mountedVia(FALLBACK).runFor(16);
          mac.fallback().statfsFailsWith(Optional.of("Input/output error"));
        }
        case SWITCH_TO_FALLBACK, UNMOUNT -> mac.mountedVia(TB).runFor(10);
        case SWITCH_TO_TB -> mac.mountedVia(FALLBACK).runFor(10);
      }
    }

    void happen(FakeMac mac) {
      switch (this) {
        case MOUNT, FAILOVER, RECOVERY, DEAD_MOUNT -> mac.cycle();
        case SWITCH_TO_FALLBACK -> mac.act(new SwitchShare(FALLBACK, false));
        case SWITCH_TO_TB -> mac.act(new SwitchShare(TB, false));
        case UNMOUNT -> mac.act(new UnmountShare(false));
      }
    }
  }
}

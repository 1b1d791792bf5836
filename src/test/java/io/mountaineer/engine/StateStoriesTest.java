package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that is damaged, cannot be written, or is shared with another mountaineer. */
class StateStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aTruncatedStateIsSetAsideAndRebuiltFromTheMountTable() throws Exception {
    mac.mountedVia(FALLBACK).runFor(10);
    Files.writeString(mac.home.state(), "{\"schema_version\":1,\"sha");

    mac.restart().cycle();

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
    try (Stream<Path> files = Files.list(mac.home.root())) {
      assertEquals(1, files.filter(file -> file.toString().contains(".bad-")).count());
    }
  }

  @Test
  void aLostStateLosesNoMount() throws Exception {
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(40);
    Files.delete(mac.home.state());

    mac.restart().runFor(10);

    mac.then(CORE).isMountedVia(FALLBACK).wasNeverUnmounted();
  }

  @Test
  void aHoldThatCannotBeSavedIsReportedAsAFailureAndNotAsSet() throws Exception {
    mac.mountedVia(TB);
    Files.delete(mac.home.state());
    Files.createDirectories(mac.home.state().resolve("in the way"));

    Outcome outcome = mac.act(new UnmountShare(false)).outcome();

    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, outcome);
    assertTrue(failed.failure().message().contains("cannot be remembered"), mac::log);
    assertEquals(0, mac.logged("hold_set"), mac::log);
  }

  @Test
  void aStateThatCannotBeWrittenStopsNoFailover() throws Exception {
    mac.mountedVia(TB);
    Files.delete(mac.home.state());
    Files.createDirectories(mac.home.state().resolve("in the way"));

    mac.pullThunderbolt().runFor(10);

    assertEquals(List.of("macmini.local/CORE at CORE"), mac.mounts());
    assertTrue(mac.program().states.problem().isPresent());
  }

  @Test
  void timersLiveOnWhileTheStateCannotBeWritten() throws Exception {
    Files.createDirectories(mac.home.state().resolve("in the way"));

    mac.mountedVia(FALLBACK).runFor(40);

    assertEquals(List.of("10.10.10.1/CORE at CORE"), mac.mounts());
  }

  @Test
  void whatACommandRemembersIsNotOverwrittenByTheMonitor() {
    mac.mountedVia(TB).runFor(10);

    mac.act(new UnmountShare(false));
    mac.pullThunderbolt().runFor(20).plugInThunderbolt().runFor(20);

    mac.then(CORE).isHeld(Hold.UNMOUNTED).isNotMounted();
  }

  @Test
  void whatAnotherProcessWroteIsSeenInTheNextCycle() {
    mac.mountedVia(FALLBACK).runFor(40);
    mac.then(CORE).isMountedVia(TB);

    mac.another().states.update(CORE.name(), share -> share.withHold(Hold.PINNED));
    mac.cycle();

    assertEquals(Hold.PINNED, mac.program().monitor.latest().get(0).state().hold());
  }

  @Test
  void aQuietCycleReadsTheStateOnceForAllShares() throws Exception {
    mac.manages(CORE, FakeMac.VAULT).mountedVia(TB).runFor(30);
    mac.tap.forget();
    mac.tap.after(call -> loseStateAfter("df CORE", call));

    while (mac.tap.calls("df CORE") == 0) {
      mac.cycle().time.pause(mac.settings.interval);
    }

    assertFalse(Files.exists(mac.home.state()), "a share that stood as it did was read again");
    mac.tap.after(call -> {});
    mac.cycle();
    assertTrue(Files.exists(mac.home.state()), "the next cycle sees the loss");
  }

  @Test
  void whatTheMonitorRemembersIsKnownToACommand() {
    mac.mountedVia(FALLBACK).runFor(20);

    String reason = mac.preview().decision().reason();

    assertTrue(reason.contains("stable 20 of 30 s"), reason);
  }

  @Test
  void sharesThatAreNotAskedForKeepTheirMemory() {
    mac.manages(CORE, FakeMac.VAULT).mountedVia(TB);

    mac.another().execute(new UnmountShare(false), List.of(FakeMac.VAULT));
    mac.runFor(20);

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE);
    mac.then(FakeMac.VAULT).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void commandsAndMonitorTogetherEndWhereTheUserWants() {
    mac.mountedVia(TB).runFor(4);

    for (int i = 0; i < 10; i++) {
      mac.act(new SwitchShare(FALLBACK, false));
      mac.cycle().act(new SwitchShare(TB, false));
      mac.cycle();
    }

    mac.then(CORE).isMountedVia(TB).isHeld(Hold.NONE).hasNoError();
  }

  private void loseStateAfter(String last, String call) {
    try {
      if (call.equals(last)) {
        Files.delete(mac.home.state());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

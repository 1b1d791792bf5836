package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Hold;
import io.mountaineer.core.Share;
import io.mountaineer.platform.sim.SimulatedHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are edited in the config while the share is mounted. */
class ConfigEditStoriesTest {

  private static final Share MOVED =
      new Share("CORE", CORE.username(), "10.10.10.9", "macmini.local", "CORE");

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    mac.mac.host("10.10.10.9").goes(SimulatedHost.Link.DOWN);
  }

  @Test
  void aMountByAHostOfTheOldConfigIsStillOursAndCountsAsFallback() {
    mac.mountedVia(TB).manages(MOVED).runFor(10);

    assertEquals(List.of("10.10.10.1/CORE at CORE"), mac.mountsOf(MOVED));
    assertEquals(Optional.of(FALLBACK), mac.state(MOVED).active());
    mac.then(MOVED).wasNeverUnmounted().hasNoError();
  }

  @Test
  void unmountTakesAMountByAHostOfTheOldConfig() {
    mac.mountedVia(TB).manages(MOVED);

    mac.act(new Verb.UnmountShare(false));

    mac.then(MOVED).isNotMounted().isHeld(Hold.UNMOUNTED);
  }

  @Test
  void aMountByAHostOfTheOldConfigFailsOverWhenThatHostGoes() {
    mac.mountedVia(TB).manages(MOVED).runFor(4);

    mac.pullThunderbolt().runFor(4);

    mac.then(MOVED).isMountedVia(FALLBACK);
  }

  @Test
  void aWindowBelongsToTheHostThatItWasMeasuredOn() {
    mac.mountedVia(FALLBACK).runFor(20);
    mac.mac.host("10.10.10.9").goes(SimulatedHost.Link.UP);

    mac.manages(MOVED).runFor(20);

    mac.then(MOVED).isMountedVia(FALLBACK).isNotTbReady();
    assertTrue(mac.state(MOVED).reach().tbSince().isPresent());
  }
}

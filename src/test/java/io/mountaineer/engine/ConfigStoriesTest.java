package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.Hold;
import io.mountaineer.core.Share;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the config while a monitor runs. */
class ConfigStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aNewShareIsLookedAfterFromTheNextCycleOn() {
    mac.mountedVia(TB).runFor(16).manages(CORE, VAULT).cycle();

    mac.then(VAULT).isMountedVia(TB);
  }

  @Test
  void aShareThatIsTakenOutIsLeftAsItIs() {
    mac.manages(CORE, VAULT).mountedVia(TB).manages(VAULT);

    mac.pullThunderbolt().runFor(10);

    assertEquals(1, mac.mountsOf(CORE).size());
  }

  @Test
  void whatIsKnownOfAShareOutlivesAChangeOfSettings() {
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(40);
    mac.settings.window = Duration.ofSeconds(10);

    mac.cycle();

    mac.then(CORE).isMountedVia(FALLBACK).isTbReady();
  }

  @Test
  void anotherShareUnderTheSameNameIsNotTakenForAnEjectedOne() {
    mac.mountedVia(TB).runFor(10);
    Share other = new Share(CORE.name(), "evan", "10.10.10.2", "nas.local", "OTHER");

    mac.manages(other).runFor(4);

    mac.then(other).isMountedVia(TB).isHeld(Hold.NONE);
  }

  @Test
  void aNewIntervalCounts() {
    mac.mountedVia(TB);
    mac.settings.interval = Duration.ofSeconds(60);

    mac.cycle();

    assertEquals(Duration.ofSeconds(60), mac.program().monitor.rest());
  }

  @Test
  void aShareTakenOutUnderItsLockIsNotActedOnByTheOldConfig() {
    AtomicInteger asked = new AtomicInteger();
    Config before = mac.config();
    Config after = new Config(before.settings(), List.of(), List.of());
    Supplier<Config> edited = () -> asked.getAndIncrement() == 0 ? before : after;
    MonitorCycle shares = mac.program().engine.monitorCycle();

    shares.startCycle(edited, CycleTime.once(mac.time.now()), Optional.empty());

    assertEquals(List.of(), mac.mountsOf(CORE));
  }
}

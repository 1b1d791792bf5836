package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.HostHealth;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.sim.MountOwner;
import io.mountaineer.platform.sim.SimulatedHost;
import io.mountaineer.platform.sim.SimulatedHost.Link;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mounts that do not answer at first once a share was to be mounted. */
class MountProofStoriesTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void aMountByHandUnderAThirdNameIsJudgedByItsOwnServer() {
    SimulatedHost third = mac.mac.host("macmini.lan").resolvesTo("192.168.1.5").statfsHangs(true);
    mac.fallback().resolvesTo("192.168.1.5");
    Runnable inFinder =
        () -> {
          mac.mac.mountByHand("macmini.lan", "CORE", mac.volume(CORE));
          mac.fallback().goes(Link.REFUSING);
        };
    mac.tap.mounter(real -> OddMounter.interrupted(real, inFinder));
    mac.tap.after(once("df CORE", () -> third.statfsHangs(false)));

    mac.act(new SwitchShare(FALLBACK, false));

    assertEquals(List.of("macmini.lan/CORE at CORE"), mac.mounts());
    mac.then(CORE).wasNeverUnmounted();
  }

  @Test
  void aDeadMountThatSomebodyElseMadeMeanwhileIsForcedOnceIfThatIsNotPermitted() {
    mac.tb().statfsHangs(true);
    Runnable bySomebody =
        () ->
            mac.mac.mountFor(
                new MountOwner(Optional.empty(), false, false),
                "10.10.10.1",
                "CORE",
                mac.volume(CORE));
    mac.tap.mounter(real -> OddMounter.interrupted(real, bySomebody));

    mac.looksTwice().runFor(300);

    assertEquals(1, mac.tap.calls("force CORE"));
    assertEquals(List.of("10.10.10.1/CORE at CORE"), mac.mounts());
  }

  @Test
  void aHostIsNotDownByOneTimeoutAndAnNcWithoutAVerdict() {
    AtomicInteger asked = new AtomicInteger();
    Probe own =
        (host, port, limit) ->
            asked.incrementAndGet() == 1 ? Answer.failed("timed out") : Answer.connected(host);

    assertTrue(verdict(own, Answer.noVerdict("usage: nc")).isUp());
  }

  @Test
  void aHostIsDownByTwoTimeoutsWhereNcHasNoVerdict() {
    Probe own = (host, port, limit) -> Answer.failed("timed out");

    assertTrue(verdict(own, Answer.noVerdict("usage: nc")).isDown());
  }

  private HostHealth verdict(Probe own, Answer byNc) {
    Probe nc = (host, port, limit) -> byNc;
    Platform machine = mac.mac.platform(own, nc, mac.mac.platform().openFiles());
    return new HostQuestion(machine, Workers.inline())
        .verdict(CORE.fallbackHost(), mac.settings.settings());
  }

  private static Consumer<String> once(String start, Runnable happening) {
    AtomicBoolean isDue = new AtomicBoolean(true);
    return call -> {
      if (call.startsWith(start) && isDue.getAndSet(false)) {
        happening.run();
      }
    };
  }
}

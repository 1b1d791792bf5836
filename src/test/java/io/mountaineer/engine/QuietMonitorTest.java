package io.mountaineer.engine;

import static io.mountaineer.core.Interface.FALLBACK;
import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static io.mountaineer.engine.FakeMac.VAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Failure.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Costs of a monitor while nothing happens. */
class QuietMonitorTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
    mac.settings.interval = Duration.ofSeconds(1);
    mac.links(new Alias("Cuts", folder.resolve("Cuts"), CORE.name(), "Projects/Cuts"));
  }

  @ParameterizedTest
  @EnumSource
  void aThousandQuietCyclesWriteAndLogNothing(Situation situation) throws Exception {
    situation.arise(mac);
    TreeSnapshot before = TreeSnapshot.of(folder);
    List<LogEvent> said = List.copyOf(mac.logEvents);

    mac.runFor(1000);

    assertEquals(said, mac.logEvents);
    assertEquals(before, TreeSnapshot.of(folder));
  }

  /** Situations in which nothing changes for a long while. */
  enum Situation {
    ON_THUNDERBOLT,
    ON_FALLBACK,
    TB_READY,
    PINNED,
    HELD,
    EJECTED,
    BOTH_DOWN,
    FOREIGN,
    LOGIN_REFUSED;

    void arise(FakeMac mac) {
      switch (this) {
        case ON_THUNDERBOLT -> mac.mountedVia(TB);
        case ON_FALLBACK -> mac.pullThunderbolt().mountedVia(FALLBACK);
        case TB_READY -> mac.mountedVia(FALLBACK).opens(CORE, "vim");
        case PINNED -> mac.mountedVia(TB).act(new SwitchShare(FALLBACK, false));
        case HELD -> mac.mountedVia(TB).act(new UnmountShare(false));
        case EJECTED -> mac.mountedVia(TB).cycle().mac.eject(mac.volume(CORE));
        case BOTH_DOWN -> mac.mountedVia(TB).pullThunderbolt().pullFallback();
        case FOREIGN -> mac.mac.mountByHand("office.example", "CORE", mac.volume(CORE));
        case LOGIN_REFUSED -> mac.mountsFail(TB, Kind.LOGIN_REFUSED);
      }
      mac.runFor(40);
    }
  }

  @Test
  void theMountTableIsReadOnceACycleForAllShares() {
    mac.manages(CORE, VAULT).mountedVia(TB);
    mac.tap.forget();

    mac.runFor(100);

    assertEquals(100, mac.tap.calls("mount table"));
  }

  @Test
  void everyHostIsProbedOnceACycleHoweverManySharesItHas() {
    mac.manages(CORE, FakeMac.MEDIA).mountedVia(TB);
    mac.tap.forget();

    mac.runFor(100);

    assertEquals(List.of(100L, 100L), List.of(probes("10.10.10.1"), probes("macmini.local")));
  }

  private long probes(String host) {
    return mac.tap.calls("probe " + host);
  }

  @Test
  void aMountThatAnswersIsAskedEveryFifteenSecondsOnly() {
    mac.mountedVia(TB);
    mac.tap.forget();

    mac.runFor(150);

    assertEquals(10, mac.tap.calls("df CORE"), 1);
  }

  @Test
  void nobodyLooksAtOpenFilesWhileNothingDependsOnThem() {
    mac.mountedVia(TB).pullThunderbolt().runFor(10);
    mac.tap.forget();

    mac.runFor(100);

    assertEquals(0, mac.tap.calls("lsof"));
  }

  @Test
  void aHostWithoutARouteThatCarriesNothingIsAskedASecondTimeEverMoreSeldom() {
    mac.pullThunderbolt().mountedVia(FALLBACK);
    mac.tap.forget();

    mac.runFor(100);
    assertTrue(mac.tap.calls("nc") <= 5, () -> mac.tap.calls("nc") + " calls");
    mac.tap.forget();
    mac.runFor(100);

    assertTrue(mac.tap.calls("nc") <= 2, () -> mac.tap.calls("nc") + " calls");
  }

  @Test
  void aHostThatStaysDownIsConfirmedEverMoreSeldom() {
    mac.mountedVia(TB).pullThunderbolt().pullFallback();
    List<Instant> confirmed = new ArrayList<>();
    mac.tap.before(call -> noteWhen(call.equals("nc 10.10.10.1"), confirmed));

    mac.runFor(260);

    List<Integer> atLeast = List.of(2, 5, 15, 30, 60, 60);
    for (int i = 0; i < atLeast.size(); i++) {
      Duration gap = Duration.between(confirmed.get(i), confirmed.get(i + 1));
      assertTrue(gap.toSeconds() >= atLeast.get(i), "gap " + i + ": " + gap);
      assertTrue(gap.toSeconds() <= atLeast.get(i) + 4, "gap " + i + ": " + gap);
    }
  }

  private void noteWhen(boolean matches, List<Instant> moments) {
    if (matches) {
      moments.add(mac.time.now());
    }
  }

  @Test
  void aFailoverIsLoggedInOneLinePerTransition() {
    mac.mountedVia(TB).runFor(10);
    mac.logEvents.clear();

    mac.pullThunderbolt().runFor(10);

    List<String> events = mac.logEvents.stream().map(LogEvent::event).toList();
    assertEquals(
        List.of("interface_down", "unmounted", "mount_attempt", "mounted", "failover"), events);
  }

  @Test
  void tbReadyIsLoggedWhenItBeginsAndWhenItEnds() {
    mac.mountedVia(FALLBACK).opens(CORE, "vim").runFor(60);
    mac.pullThunderbolt().runFor(60);

    List<Long> logged = List.of(mac.logged("tb_ready"), mac.logged("tb_ready_left"));

    assertEquals(List.of(1L, 1L), logged);
  }
}

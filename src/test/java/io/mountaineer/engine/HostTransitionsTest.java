package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.HostHistory;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Observation;
import io.mountaineer.core.ShareMounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostTransitionsTest {

  private static final HostHealth UP = HostHealth.up("10.10.10.1");
  private static final HostHealth SUSPECT = HostHealth.suspect("no answer");
  private static final HostHealth DOWN = HostHealth.down("refused");

  private final HostTransitions transitions = new HostTransitions();
  private final List<String> logged = new ArrayList<>();
  private boolean remembered;

  @Test
  void oneMissedProbeIsNoEvent() {
    thunderboltIs(UP, SUSPECT, UP, SUSPECT, SUSPECT, UP);

    assertEquals(List.of("interface_up"), logged);
  }

  @Test
  void aHostThatIsConfirmedDownLaterIsReportedThen() {
    thunderboltIs(UP, SUSPECT);
    assertEquals(List.of("interface_up"), logged);

    thunderboltIs(DOWN, DOWN, SUSPECT, UP);

    assertEquals(List.of("interface_up", "interface_down", "interface_up"), logged);
  }

  @Test
  void aWayThatIsGoneIsReportedAtOnce() {
    thunderboltIs(UP, HostHealth.cutOff("link inactive"));

    assertEquals(List.of("interface_up", "interface_down"), logged);
  }

  @Test
  void aHostThatMacOsRefusesOrWithoutAnAddressDidNotGo() {
    thunderboltIs(UP, HostHealth.refused("no route"), HostHealth.unknown("no address"), UP);

    assertEquals(List.of("interface_up"), logged);
  }

  private void thunderboltIs(HostHealth... oneAfterTheOther) {
    for (HostHealth health : oneAfterTheOther) {
      HostHistory before =
          new HostHistory(remembered, Optional.empty(), Optional.empty(), true, "");
      transitions.of(CORE, before, seen(health)).forEach(entry -> logged.add(entry.event()));
      remembered = health.isUp();
    }
  }

  private static Observation seen(HostHealth tb) {
    return new Observation(
        CycleTime.once(Instant.parse("2026-03-02T10:00:00Z")),
        tb,
        UP,
        ShareMounts.of(new MountStatus.NotMounted()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.MountView;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Reach;
import io.mountaineer.core.Reachability;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostTransitionsTest {

  private static final Reach UP = Reach.up("10.10.10.1");
  private static final Reach SUSPECT = Reach.suspect("no answer");
  private static final Reach DOWN = Reach.down("refused");

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
    thunderboltIs(UP, Reach.cutOff("link inactive"));

    assertEquals(List.of("interface_up", "interface_down"), logged);
  }

  @Test
  void aHostThatMacOsRefusesOrWithoutAnAddressDidNotGo() {
    thunderboltIs(UP, Reach.refused("no route"), Reach.unknown("no address"), UP);

    assertEquals(List.of("interface_up"), logged);
  }

  private void thunderboltIs(Reach... oneAfterTheOther) {
    for (Reach reach : oneAfterTheOther) {
      Reachability before =
          new Reachability(remembered, Optional.empty(), Optional.empty(), true, "");
      transitions.of(CORE, before, seen(reach)).forEach(entry -> logged.add(entry.event()));
      remembered = reach.isUp();
    }
  }

  private static Observation seen(Reach tb) {
    return new Observation(
        Tick.once(Instant.parse("2026-03-02T10:00:00Z")),
        tb,
        UP,
        ShareMounts.of(new MountView.NotMounted()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}

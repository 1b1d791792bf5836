package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.HostHealth;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostWaysTest {

  private static final String TB = "10.10.10.1";
  private static final String WIFI = "macmini.local";
  private static final HostHealth UP = HostHealth.up("");
  private static final HostHealth DOWN = HostHealth.down("");

  @TempDir Path folder;
  private FakeMac mac;
  private HostWays ways;

  @BeforeEach
  void know() {
    mac = new FakeMac(folder);
    mac.mac.host(TB);
    mac.mac.host(WIFI);
    ways = new HostWays(mac.tap.over(mac.mac.platform()), Workers.inline());
  }

  @Test
  void aKeyTouchesTheHostsThatAreReachedByItsInterface() {
    ways.observe(Map.of(TB, UP, WIFI, UP));

    assertEquals(Set.of(TB), ways.touchedBy("bridge0/IPv4"));
    assertEquals(Set.of(WIFI), ways.touchedBy("en0/Link"));
    assertEquals(Set.of(), ways.touchedBy("awdl0/Link"));
    assertEquals(Set.of(), ways.touchedBy("network_change"));
  }

  @Test
  void aKeyOfThePrimaryServiceTouchesTheHostsThatAreReachedByIt() {
    ways.observe(Map.of(TB, UP, WIFI, UP));

    assertEquals(Set.of(WIFI), ways.touchedBy("Global/IPv4"));
  }

  @Test
  void aTunnelThatARouteNamesIsAWayLikeAnyOther() {
    mac.mac.host(WIFI).leavesBy("utun4");
    ways.observe(Map.of(WIFI, UP));

    assertEquals(Set.of(WIFI), ways.touchedBy("utun4/IPv4"));
    assertEquals(Set.of(), ways.touchedBy("utun3/IPv4"));
  }

  @Test
  void afterAPulledCableTheWayIsStillTheOneBeforeIt() {
    ways.observe(Map.of(TB, UP));
    ways.observe(Map.of(TB, UP));

    mac.pullThunderbolt();
    ways.changed("bridge0/Link");
    ways.observe(Map.of(TB, DOWN));
    ways.observe(Map.of(TB, DOWN));

    assertEquals(Set.of(TB), ways.touchedBy("bridge0/IPv4"));
    assertEquals(Set.of(), ways.touchedBy("en0/IPv4"));
  }

  @Test
  void aRouteReadBetweenThePullAndTheProbeThatNoticesItIsNotBelieved() {
    ways.observe(Map.of(TB, UP));
    ways.observe(Map.of(TB, UP));

    mac.pullThunderbolt();
    ways.changed("bridge0/Link");
    ways.observe(Map.of(TB, UP));
    ways.observe(Map.of(TB, DOWN));

    assertEquals(Set.of(TB), ways.touchedBy("bridge0/Link"));
    assertEquals(Set.of(), ways.touchedBy("en0/Link"));
  }

  @Test
  void aWayThatIsAnotherOneAfterAnEventIsAChange() {
    ways.observe(Map.of(TB, UP));
    assertEquals(Set.of(), ways.observe(Map.of(TB, UP)));

    mac.tb().leavesBy("en7");
    ways.changed("en7/IPv4");
    ways.observe(Map.of(TB, UP));

    assertEquals(Set.of(TB), ways.observe(Map.of(TB, UP)));
    assertEquals(Set.of(TB), ways.touchedBy("en7/Link"));
  }

  @Test
  void theWayOfAHostThatNeverAnsweredIsLookedForWhenAnEventMayConcernIt() {
    ways.observe(Map.of(TB, DOWN));
    assertFalse(ways.isKnown(Set.of(TB)));

    ways.changed("bridge0/IPv4");
    ways.observe(Map.of(TB, DOWN));

    assertEquals(Set.of(TB), ways.observe(Map.of(TB, DOWN)));
    assertTrue(ways.isKnown(Set.of(TB)));
  }

  @Test
  void aHostTurnsWhenThatIsConfirmedAndNotByALostProbe() {
    ways.observe(Map.of(TB, UP));

    assertEquals(Set.of(), ways.observe(Map.of(TB, HostHealth.suspect(""))));
    assertEquals(Set.of(), ways.observe(Map.of(TB, UP)));
    assertEquals(Set.of(TB), ways.observe(Map.of(TB, DOWN)));
    assertEquals(Set.of(), ways.observe(Map.of(TB, HostHealth.suspect(""))));
    assertEquals(Set.of(TB), ways.observe(Map.of(TB, UP)));
  }

  @Test
  void noRouteIsAskedForWhileNothingHappens() {
    for (int cycle = 0; cycle < 100; cycle++) {
      ways.observe(Map.of(TB, UP, WIFI, UP));
    }

    assertEquals(2, mac.tap.calls("route 1") + mac.tap.calls("route macmini"));
  }

  @Test
  void aWayWhoseRouteCouldNotBeAskedForIsAskedForAgain() {
    failsAtTheFirst("route " + TB);
    assertThrows(IllegalStateException.class, () -> ways.observe(Map.of(TB, UP)));

    ways.observe(Map.of(TB, UP));

    assertTrue(ways.isKnown(Set.of(TB)));
  }

  @Test
  void aRouteThatNoThreadCouldBeHadForIsAskedForAgain() {
    AtomicBoolean isFull = new AtomicBoolean(true);
    Workers inline = Workers.inline();
    Workers crowded =
        new Workers() {
          @Override
          public void start(Runnable task) {
            inline.start(task);
          }

          @Override
          public <T> CompletableFuture<T> begin(Callable<T> task) {
            if (isFull.getAndSet(false)) {
              throw new OutOfMemoryError("unable to create native thread");
            }
            return inline.begin(task);
          }
        };
    ways = new HostWays(mac.mac.platform(), crowded);
    assertThrows(OutOfMemoryError.class, () -> ways.observe(Map.of(TB, UP)));

    ways.observe(Map.of(TB, UP));

    assertTrue(ways.isKnown(Set.of(TB)));
  }

  private void failsAtTheFirst(String question) {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    mac.tap.before(
        call -> {
          if (call.equals(question) && isFirst.getAndSet(false)) {
            throw new IllegalStateException("no program can be started");
          }
        });
  }

  @Test
  void noiseAsksForNoRoute() {
    ways.observe(Map.of(TB, UP));
    mac.tap.forget();

    ways.changed("awdl0/Link");
    ways.changed("network_change");
    ways.observe(Map.of(TB, UP));

    assertEquals(0, mac.tap.calls("route"));
  }
}

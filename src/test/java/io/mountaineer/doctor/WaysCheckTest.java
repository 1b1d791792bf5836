package io.mountaineer.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.core.Discovery.Way;
import io.mountaineer.core.Interface;
import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.ServerFinder.Found;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Interfaces that lead to the two addresses on the first day. */
class WaysCheckTest {

  private static final String EDIT = "open -t config.toml";

  private static final Way CABLE = new Way("bridge0", "Thunderbolt Bridge", true);
  private static final Way WIFI = new Way("en0", "Wi-Fi", false);

  private static final Map<String, Way> ROUTES = Map.of("10.10.10.1", CABLE, "192.168.1.20", WIFI);

  @Test
  void eachAddressOnItsOwnInterfaceIsWell() {
    assertEquals(
        List.of("ok 10.10.10.1 is reached by bridge0 (Thunderbolt Bridge)"),
        found(Interface.TB, "10.10.10.1"));
    assertEquals(
        List.of("ok 192.168.1.20 is reached by en0 (Wi-Fi)"),
        found(Interface.FALLBACK, "192.168.1.20"));
  }

  @Test
  void addressesThatAreSwappedAreNot() {
    assertEquals(
        List.of("warn 192.168.1.20 is reached by en0 (Wi-Fi), not by the Thunderbolt cable"),
        found(Interface.TB, "192.168.1.20"));
    assertEquals(
        List.of(
            "warn 10.10.10.1 is reached by bridge0 (Thunderbolt Bridge) too, which is gone with"
                + " the cable"),
        found(Interface.FALLBACK, "10.10.10.1"));
  }

  @Test
  void aNameIsShownWhereverItLeadsToday() {
    assertEquals(
        List.of("ok mini.local (10.10.10.1) is reached by bridge0 (Thunderbolt Bridge)"),
        found(Interface.FALLBACK, "mini.local"));
  }

  @Test
  void whatIsNotKnownIsNotSaid() {
    assertEquals(List.of(), found(Interface.TB, "10.0.0.9"));
    assertEquals(List.of(), found(Interface.FALLBACK, "nowhere.local"));
  }

  @Test
  void aRouteThatCouldNotBeAskedForIsNotDone() {
    ServerFinder silent = new RoutesOnly(Found.nothing("route did not end in time"));

    Finding found =
        new WaysCheck(Interface.TB, List.of("10.10.10.1"), EDIT, name -> Set.of(), silent)
            .look()
            .get(0);

    assertEquals("warn not known: route did not end in time", text(found));
    assertEquals(Optional.of("route -n get 10.10.10.1"), found.command());
  }

  private static List<String> found(Interface via, String host) {
    Set<String> ofName = host.equals("mini.local") ? Set.of("10.10.10.1") : Set.of();
    ServerFinder finder =
        new RoutesOnly(
            Found.of(
                List.of(
                    Optional.ofNullable(
                        ROUTES.get(ofName.isEmpty() ? host : ofName.iterator().next())))));
    return new WaysCheck(via, List.of(host), EDIT, name -> ofName, finder)
        .look().stream().map(WaysCheckTest::text).toList();
  }

  private static String text(Finding finding) {
    return (finding.verdict() == Verdict.OK ? "ok " : "warn ") + finding.detail();
  }

  /** Finder that is asked for routes alone. */
  private record RoutesOnly(Found<Optional<Way>> ways) implements ServerFinder {

    @Override
    public Found<Announced> servers() {
      throw new AssertionError("nobody is searched for");
    }

    @Override
    public Found<Optional<Way>> waysTo(List<String> addresses) {
      return ways;
    }

    @Override
    public Found<String> shares(String server, int port, String username) {
      throw new AssertionError("no share is asked for");
    }
  }
}

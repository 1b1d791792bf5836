package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.engine.RouteWitnesses.Way;
import io.mountaineer.platform.NetworkState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RouteWitnessesTest {

  private static final String TB = "10.10.10.1";

  private final Facts facts = new Facts();
  private final RouteWitnesses witnesses = new RouteWitnesses(facts, Workers.inline());

  @Test
  void withoutAnyFactThereIsNoWitness() {
    assertEquals(Optional.empty(), witnesses.gone(mounted("bridge0")));
    assertEquals(Optional.empty(), witnesses.gone(mounted(null)));
  }

  @Test
  void anAddressThatIsNotInTheTableIsGone() {
    facts.route = new NetworkState.Route.None();

    assertEquals(Optional.of("there is no route to it"), witnesses.gone(unmounted(null)));
  }

  @Test
  void aWayByAnotherInterfaceThanTheOneThatCarriedItIsGone() {
    facts.leavesBy("en0", NetworkState.Link.ACTIVE);

    assertEquals(
        Optional.of("the way to it would be en0, not bridge0"), witnesses.gone(mounted("bridge0")));
    assertEquals(Optional.empty(), witnesses.gone(mounted(null)), "nothing to compare with");
    assertEquals(Optional.empty(), witnesses.gone(mounted("en0")));
  }

  @Test
  void withoutAMemoryTheSessionOfTheMountNamesItsInterface() {
    facts.leavesBy("en0", NetworkState.Link.ACTIVE);
    facts.session = Optional.of("bridge0");

    assertTrue(witnesses.gone(mounted(null)).isPresent());
    assertEquals(
        Optional.empty(), witnesses.gone(unmounted(null)), "the session is of another mount");
  }

  @Test
  void anInterfaceWithoutLinkIsAWitness() {
    facts.links.put("bridge0", NetworkState.Link.INACTIVE);
    assertEquals(Optional.of("bridge0 has no link"), witnesses.gone(unmounted("bridge0")));

    facts.leavesBy("bridge0", NetworkState.Link.INACTIVE);
    assertEquals(Optional.of("bridge0 has no link"), witnesses.gone(unmounted(null)));
  }

  @Test
  void aMountWithoutAConnectionIsAWitnessAndAHostWithoutAMountIsNot() {
    facts.connections = new NetworkState.Connections.Known(List.of());

    assertTrue(witnesses.gone(mounted(null)).isPresent());
    assertEquals(Optional.empty(), witnesses.gone(unmounted(null)));
  }

  @Test
  void aConnectionThatIsThereIsNoWitness() {
    facts.connections = connectedTo(TB, 445);

    assertEquals(Optional.empty(), witnesses.gone(mounted(null)));
  }

  @Test
  void aConnectionToAnotherAddressOrPortIsNotTheOneOfTheMount() {
    facts.connections = connectedTo("192.168.1.20", 445);
    assertTrue(witnesses.gone(mounted(null)).isPresent());

    facts.connections = connectedTo(TB, 22);
    assertTrue(witnesses.gone(mounted(null)).isPresent());
  }

  @Test
  void aMountByNameMayBeConnectedToAnAddressThatIsNotKnown() {
    facts.connections = connectedTo("192.168.1.20", 445);

    Way byName = new Way("192.168.1.30", 445, Optional.empty(), true, false);

    assertEquals(Optional.empty(), witnesses.gone(byName));
  }

  @Test
  void aWitnessThatComesTooLateIsNone() {
    CountDownLatch never = new CountDownLatch(1);
    facts.hangs = never;
    facts.links.put("bridge0", NetworkState.Link.INACTIVE);
    RouteWitnesses threaded = new RouteWitnesses(facts, Workers.threads("witness", 8));

    try {
      assertFalse(threaded.gone(mounted(null)).isPresent());
    } finally {
      never.countDown();
    }
  }

  @Test
  void theFirstWitnessIsEnoughAndTheOthersAreNotWaitedFor() {
    CountDownLatch never = new CountDownLatch(1);
    facts.hangs = never;
    facts.links.put("bridge0", NetworkState.Link.INACTIVE);
    RouteWitnesses threaded = new RouteWitnesses(facts, Workers.threads("witness", 8));

    try {
      assertEquals(Optional.of("bridge0 has no link"), threaded.gone(unmounted("bridge0")));
    } finally {
      never.countDown();
    }
  }

  private static NetworkState.Connections connectedTo(String server, int port) {
    return new NetworkState.Connections.Known(
        List.of(new NetworkState.Connection("192.168.1.2", server, port, 10)));
  }

  private static Way mounted(String carrier) {
    return new Way(TB, 445, Optional.ofNullable(carrier), true, true);
  }

  private static Way unmounted(String carrier) {
    return new Way(TB, 445, Optional.ofNullable(carrier), false, true);
  }

  /** Network as far as a test describes it; everything else is unknown. */
  private static final class Facts implements NetworkState {
    private Route route = new Route.Unknown("");
    private final Map<String, Link> links = new HashMap<>();
    private Connections connections = new Connections.Unknown("");
    private Optional<String> session = Optional.empty();
    private CountDownLatch hangs = new CountDownLatch(0);

    void leavesBy(String networkInterface, Link link) {
      route = new Route.Via(networkInterface);
      links.put(networkInterface, link);
    }

    @Override
    public Route routeTo(String address) {
      try {
        hangs.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return route;
    }

    @Override
    public Link linkOf(String networkInterface) {
      return links.getOrDefault(networkInterface, Link.UNKNOWN);
    }

    @Override
    public Connections kernelConnections() {
      return connections;
    }

    @Override
    public Optional<String> sessionInterface(String serverAddress) {
      return session;
    }
  }
}

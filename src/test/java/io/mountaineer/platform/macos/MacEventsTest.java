package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mountaineer.platform.Events;
import io.mountaineer.platform.process.LineSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MacEventsTest {

  private final Map<String, LineSource.Listener> ears = new HashMap<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final Events.Subscription subscription = new MacEvents(this::keep).subscribe(listener());

  @Test
  void scutilIsToldToWatchLinksAndAddresses() {
    assertEquals(
        """
        n.add State:/Network/Global/IPv4
        n.add State:/Network/Global/IPv6
        n.add State:/Network/Interface/[^/]+/Link pattern
        n.add State:/Network/Interface/[^/]+/IPv4 pattern
        n.add State:/Network/Interface/[^/]+/IPv6 pattern
        n.watch
        """,
        inputs.get(0));
  }

  @Test
  void everyChangedKeyIsANetworkEvent() {
    Transcript.of("scutil-01-notifications").lines().forEach(ears.get("scutil")::line);

    assertEquals(
        List.of("NETWORK Global/IPv4", "NETWORK bridge0/Link", "NETWORK bridge0/IPv4"), heard);
  }

  @Test
  void whateverElseScutilSaysIsNoEvent() {
    Transcript.of("scutil-02-list-and-get-missing").lines().forEach(ears.get("scutil")::line);

    assertEquals(List.of(), heard);
  }

  @Test
  void notifyutilTellsOfMountsAndOfTheNetwork() {
    Transcript.of("notifyutil-01").lines().forEach(ears.get("notifyutil")::line);
    ears.get("notifyutil").line("com.apple.system.lowdiskspace");

    assertEquals(List.of("NETWORK network_change", "MOUNT mount", "MOUNT unmount"), heard);
  }

  @Test
  void whoIsLostAndFoundIsTold() {
    ears.get("scutil").lost("scutil ended with 1");
    ears.get("notifyutil").lost("notifyutil not found");
    ears.get("scutil").started();

    assertEquals(
        List.of(
            "lost NETWORK: scutil ended with 1",
            "lost MOUNT: notifyutil not found",
            "heard NETWORK"),
        heard);
  }

  @Test
  void bothProgramsEndWithTheHearing() {
    subscription.close();

    assertEquals(List.of("scutil", "notifyutil"), closed);
  }

  private LineSource keep(LineSource.Program program, LineSource.Listener listener) {
    String name = program.argv().get(0);
    ears.put(name, listener);
    inputs.add(program.input());
    return new LineSource() {
      @Override
      public void stop() {}

      @Override
      public void close() {
        closed.add(name);
      }
    };
  }

  private Events.Listener listener() {
    return new Events.Listener() {
      @Override
      public void happened(Events.Kind kind, String what) {
        heard.add(kind + " " + what);
      }

      @Override
      public void available(Events.Kind kind) {
        heard.add("heard " + kind);
      }

      @Override
      public void unavailable(Events.Kind kind, String cause) {
        heard.add("lost " + kind + ": " + cause);
      }
    };
  }
}

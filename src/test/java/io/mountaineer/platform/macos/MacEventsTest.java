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

  private final Map<String, LineSource.Listener> listeners = new HashMap<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final Events.Subscription subscription = new MacEvents(this::keep).subscribe(listener());

  @Test
  void scutilIsAskedToWatchLinksAndAddresses() {
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
    Transcript.of("scutil-01-notifications").lines().forEach(listeners.get("scutil")::line);

    assertEquals(
        List.of("NETWORK Global/IPv4", "NETWORK bridge0/Link", "NETWORK bridge0/IPv4"), events);
  }

  @Test
  void whateverElseScutilSaysIsNoEvent() {
    Transcript.of("scutil-02-list-and-get-missing").lines().forEach(listeners.get("scutil")::line);

    assertEquals(List.of(), events);
  }

  @Test
  void notifyutilReportsMountsAndTheNetwork() {
    Transcript.of("notifyutil-01").lines().forEach(listeners.get("notifyutil")::line);
    listeners.get("notifyutil").line("com.apple.system.lowdiskspace");

    assertEquals(List.of("NETWORK network_change", "MOUNT mount", "MOUNT unmount"), events);
  }

  @Test
  void aLossAndAReturnAreReported() {
    listeners.get("scutil").lost("scutil ended with 1");
    listeners.get("notifyutil").lost("notifyutil not found");
    listeners.get("scutil").started();

    assertEquals(
        List.of(
            "unavailable NETWORK: scutil ended with 1",
            "unavailable MOUNT: notifyutil not found",
            "available NETWORK"),
        events);
  }

  @Test
  void bothProgramsEndWithTheSubscription() {
    subscription.close();

    assertEquals(List.of("scutil", "notifyutil"), closed);
  }

  private LineSource keep(LineSource.Program program, LineSource.Listener listener) {
    String name = program.argv().get(0);
    listeners.put(name, listener);
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
        events.add(kind + " " + what);
      }

      @Override
      public void available(Events.Kind kind) {
        events.add("available " + kind);
      }

      @Override
      public void unavailable(Events.Kind kind, String cause) {
        events.add("unavailable " + kind + ": " + cause);
      }
    };
  }
}

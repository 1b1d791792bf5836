package io.mountaineer.state;

import io.mountaineer.core.Attempts;
import io.mountaineer.core.Backoff;
import io.mountaineer.core.Bar;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHistory;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownHost;
import io.mountaineer.core.KnownHost.Absence;
import io.mountaineer.core.KnownHost.KnownAddress;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.KnownServers.Sighting;
import io.mountaineer.core.LastError;
import io.mountaineer.core.LastLook;
import io.mountaineer.core.Pause;
import io.mountaineer.core.PendingRecovery;
import io.mountaineer.core.Request;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.ShareState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** States of every shape, the same ones for one seed. */
final class RandomStates {

  static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "Core",
          "core",
          "Büro",
          "Bu\u0308ro",
          "a\"b\\c/d",
          "{\"x\":1}",
          "$HOME & 'co'",
          "schema_version",
          "\u0000\u0007\r\n\t\u007f",
          "\u2028\ufeff\u202e",
          "写真",
          "🏔".repeat(80));

  private final Random random;

  RandomStates(long seed) {
    random = new Random(seed);
  }

  State state() {
    Map<String, ShareState> shares = new HashMap<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      shares.put(oneOf(HOSTILE), share());
    }
    Map<String, String> links = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      links.put(oneOf(HOSTILE), oneOf(HOSTILE));
    }
    Map<String, LastLook> looks = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      looks.put(oneOf(HOSTILE), new LastLook(moment(), random.nextInt()));
    }
    Map<String, KnownHost> hosts = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      hosts.put(oneOf(HOSTILE), host());
    }
    Map<String, String> mounts = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      mounts.put(oneOf(HOSTILE), oneOf(HOSTILE));
    }
    return new State(shares, links, maybe(this::moment), looks, hosts, mounts, maybe(this::pause));
  }

  private KnownHost host() {
    Map<String, KnownAddress> addresses = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      addresses.put(oneOf(HOSTILE), new KnownAddress(moment(), maybe(() -> oneOf(HOSTILE))));
    }
    return new KnownHost(
        addresses, maybe(() -> new Absence(Duration.ofMillis(random.nextInt(99_999)), moment())));
  }

  ShareState share() {
    return new ShareState(
        maybe(() -> oneOf(List.of(Interface.values()))),
        maybe(random::nextBoolean),
        new HostHistory(
            random.nextBoolean(),
            maybe(this::moment),
            maybe(this::moment),
            random.nextBoolean(),
            oneOf(HOSTILE)),
        attempts(),
        new PendingRecovery(
            random.nextBoolean(),
            maybe(() -> oneOf(HOSTILE)),
            random.nextBoolean(),
            random.nextBoolean()),
        intents(),
        maybe(this::moment),
        maybe(this::error),
        maybe(() -> oneOf(HOSTILE)),
        maybe(() -> oneOf(HOSTILE)),
        maybe(this::moment),
        maybe(this::servers).orElse(KnownServers.NONE));
  }

  /** Without an accepted server there is nothing to be kept. */
  private KnownServers servers() {
    Interface via = oneOf(List.of(Interface.values()));
    Map<Interface, Sighting> strangers =
        random.nextBoolean() ? Map.of(oneOf(List.of(Interface.values())), sighting()) : Map.of();
    return new KnownServers(oneOf(HOSTILE), Map.of(via, sighting()), strangers);
  }

  private Sighting sighting() {
    byte[] guid = new byte[ServerGuid.LENGTH];
    random.nextBytes(guid);
    return new Sighting(ServerGuid.of(guid), moment());
  }

  private Intents intents() {
    return new Intents(
        oneOf(List.of(Hold.values())),
        maybe(this::moment),
        maybe(
            () ->
                new Request(
                    oneOf(List.of(Interface.values())),
                    moment(),
                    maybe(this::moment),
                    oneOf(List.of(Request.Aim.values())),
                    retry())),
        maybe(this::pause),
        Optional.empty());
  }

  private Pause pause() {
    return new Pause(moment(), maybe(this::moment));
  }

  private LastError error() {
    return new LastError(oneOf(HOSTILE), oneOf(List.of(LastError.Subject.values())), moment());
  }

  private Attempts attempts() {
    Map<Interface, Bar> bars = new EnumMap<>(Interface.class);
    for (Interface via : Interface.values()) {
      maybe(this::bar).ifPresent(bar -> bars.put(via, bar));
    }
    return new Attempts(retry(), retry(), retry(), bars, oneOf(HOSTILE));
  }

  private Bar bar() {
    return new Bar(
        oneOf(List.of(Failure.Kind.values())),
        moment(),
        1 + random.nextInt(Integer.MAX_VALUE - 1),
        maybe(() -> oneOf(HOSTILE)));
  }

  private Backoff retry() {
    return new Backoff(random.nextInt(Integer.MAX_VALUE), maybe(this::moment));
  }

  private Instant moment() {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
  }

  private <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.net.HostName;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Connects by {@code nc}, a program of Apple's: from macOS 15 on Java may be kept from the local
 * network while Apple's own programs are not (Apple TN3179; cdzombak/runner#4). It is asked by
 * numeric address, since a {@code .local} name may take longer than any limit; each address has a
 * child of its own, all at the same time.
 */
public final class Nc implements Probe {

  /** A lost first packet is sent again after a second. */
  private static final Duration LEAST = Duration.ofMillis(1500);

  private final CommandRunner runner;
  private final Addresses addresses;

  public Nc(CommandRunner runner, Addresses addresses) {
    this.runner = runner;
    this.addresses = addresses;
  }

  /** Takes up to 1.5 s where the limit is less. */
  @Override
  public Answer probe(String host, int port, Duration limit) {
    // The text of a host is never passed on: only what has the form of an address.
    List<String> all =
        addresses.lastGood(host).stream()
            .filter(HostName::isNumeric)
            .filter(address -> !address.startsWith("-"))
            .toList();
    if (all.isEmpty()) {
      return Answer.noAddress("no address of " + host + " is known");
    }
    Duration allowed = limit.compareTo(LEAST) < 0 ? LEAST : limit;
    Map<String, CompletableFuture<NcAnswer>> begun = new LinkedHashMap<>();
    for (String address : all) {
      begun.put(
          address,
          all.size() == 1
              ? CompletableFuture.completedFuture(ask(address, port, allowed))
              : CompletableFuture.supplyAsync(() -> ask(address, port, allowed), Nc::begin));
    }
    awaitFirstConnection(List.copyOf(begun.values()));
    return together(begun);
  }

  /** {@code -v}, because without it nc says nothing of a connect that failed. */
  private NcAnswer ask(String address, int port, Duration allowed) {
    long seconds = allowed.plusMillis(999).toSeconds();
    Command nc =
        Command.of(allowed, "nc", "-v", "-z", "-G", seconds + "", address, String.valueOf(port));
    return NcAnswer.of(address, port, runner.run(nc));
  }

  private static void begin(Runnable task) {
    Thread worker = new Thread(task, "nc");
    worker.setDaemon(true);
    worker.start();
  }

  /** Each child is bounded, so this is. */
  private static void awaitFirstConnection(List<CompletableFuture<NcAnswer>> begun) {
    CompletableFuture<Boolean> connected = new CompletableFuture<>();
    for (CompletableFuture<NcAnswer> each : begun) {
      each.thenAccept(
          answer -> {
            if (answer.kind() == Kind.CONNECTED) {
              connected.complete(true);
            }
          });
    }
    CompletableFuture<Void> all = CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new));
    CompletableFuture.anyOf(connected, all).join();
  }

  private static Answer together(Map<String, CompletableFuture<NcAnswer>> begun) {
    Map<String, Kind> tried = new LinkedHashMap<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Map.Entry<String, CompletableFuture<NcAnswer>> each : begun.entrySet()) {
      if (each.getValue().isDone()) {
        NcAnswer answer = each.getValue().join();
        if (answer.kind() == Kind.CONNECTED) {
          return Answer.connected(each.getKey());
        }
        tried.put(each.getKey(), answer.kind());
        reasons.put(each.getKey(), answer.reason());
      }
    }
    String reason = reasons.values().stream().distinct().collect(Collectors.joining(", "));
    return Answer.unconnected(reason, tried);
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.Probe;
import io.mountaineer.platform.Probe.Kind;
import io.mountaineer.platform.net.HostName;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Probe by {@code nc}, a program of Apple's: from macOS 15 on Java may be kept from the local
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
    Map<String, CompletableFuture<Reply>> begun = new LinkedHashMap<>();
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
  private Reply ask(String address, int port, Duration allowed) {
    long seconds = allowed.plusMillis(999).toSeconds();
    Command nc =
        Command.of(allowed, "nc", "-v", "-z", "-G", seconds + "", address, String.valueOf(port));
    return Reply.of(address, port, runner.run(nc));
  }

  private static void begin(Runnable task) {
    Thread worker = new Thread(task, "nc");
    worker.setDaemon(true);
    worker.start();
  }

  /** Each child is bounded, so this is. */
  private static void awaitFirstConnection(List<CompletableFuture<Reply>> begun) {
    CompletableFuture<Boolean> connected = new CompletableFuture<>();
    for (CompletableFuture<Reply> each : begun) {
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

  private static Answer together(Map<String, CompletableFuture<Reply>> begun) {
    Map<String, Kind> tried = new LinkedHashMap<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    for (Map.Entry<String, CompletableFuture<Reply>> each : begun.entrySet()) {
      if (each.getValue().isDone()) {
        Reply answer = each.getValue().join();
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

  /**
   * Reply of {@code nc -v -z}, in Apple's words only: another netcat, a usage error or a silent
   * exit is no answer (netcat-56 netcat.c remote_connectx(), main()).
   *
   * @param reason why it is not connected, for people
   */
  record Reply(Kind kind, String reason) {

    /** Returns the reply about this address and port. */
    static Reply of(String address, int port, CommandResult result) {
      if (result instanceof NotStarted missing) {
        return noVerdict(missing.reason());
      }
      return result instanceof Exited exited
          ? exited(address, port, exited)
          : noVerdict("nc did not end in time");
    }

    private static Reply exited(String address, int port, Exited exited) {
      String connected = "Connection to " + address + " port " + port + " [tcp/";
      String failed = "nc: connectx to " + address + " port " + port + " (tcp) failed: ";
      for (String line : ToolText.lines(exited)) {
        if (exited.code() == 0 && line.startsWith(connected) && line.endsWith("] succeeded!")) {
          return new Reply(Kind.CONNECTED, "");
        }
        if (exited.code() == 1 && line.startsWith(failed)) {
          return failed(line.substring(failed.length()));
        }
      }
      return noVerdict(ToolText.printable(ToolText.complaint("nc", exited)));
    }

    private static Reply failed(String reason) {
      return switch (reason) {
        case "Connection refused" -> new Reply(Kind.REFUSED_BY_PEER, reason);
        case "Operation timed out", "Host is down" -> new Reply(Kind.TIMED_OUT, reason);
        case "No route to host", "Network is unreachable", "Network is down" ->
            new Reply(Kind.NO_ROUTE, reason);
        default -> noVerdict(ToolText.printable(reason));
      };
    }

    private static Reply noVerdict(String why) {
      return new Reply(Kind.NO_VERDICT, why);
    }
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.core.Discovery.Way;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.NetworkState.Route;
import io.mountaineer.platform.ServerFinder;
import io.mountaineer.platform.macos.DnsSd.Target;
import io.mountaineer.platform.macos.ToolText.Printed;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandRunner;
import io.mountaineer.platform.process.RunningCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finder of servers by Apple's programs: {@code dns-sd} for what is announced, {@code route} and
 * {@code networksetup} for the interface that leads to an address, {@code smbutil} for shares.
 */
public final class MacServerFinder implements ServerFinder {

  private static final Duration LIMIT = Duration.ofSeconds(4);

  private final CommandRunner runner;
  private final Clock clock;
  private final RouteCommand route;
  private final Networksetup networksetup;
  private final Smbutil smbutil;

  public MacServerFinder(CommandRunner runner, Clock clock) {
    this.runner = runner;
    this.clock = clock;
    this.route = new RouteCommand(runner);
    this.networksetup = new Networksetup(runner, LIMIT);
    this.smbutil = new Smbutil(runner, LIMIT);
  }

  @Override
  public Found<Announced> servers() {
    CommandResult browsed = runner.run(DnsSd.browse());
    Optional<String> printed = DnsSd.printed(browsed);
    if (printed.isEmpty()) {
      return Found.nothing(failure(browsed));
    }
    List<String> names = DnsSd.instances(printed.get());
    if (names.isEmpty()) {
      return Found.nothing("no server announced itself within 3 s");
    }
    List<String> asked = names.subList(0, Math.min(names.size(), DnsSd.MOST_SERVERS));
    Optional<String> more =
        asked.size() < names.size()
            ? Optional.of(names.size() + " servers announced themselves; these are the first")
            : Optional.empty();
    return new Found<>(announced(asked), more);
  }

  private List<Announced> announced(List<String> names) {
    List<Optional<Target>> targets =
        all(names.stream().map(DnsSd::lookup).toList()).stream()
            .map(result -> DnsSd.printed(result).flatMap(DnsSd::target))
            .toList();
    List<String> hosts =
        targets.stream().flatMap(Optional::stream).map(Target::host).distinct().toList();
    List<CommandResult> answers = all(hosts.stream().map(DnsSd::addressesOf).toList());
    List<Announced> announced = new ArrayList<>();
    for (int at = 0; at < names.size(); at++) {
      Optional<Target> target = targets.get(at);
      List<String> addresses =
          target
              .flatMap(each -> DnsSd.printed(answers.get(hosts.indexOf(each.host()))))
              .map(DnsSd::addresses)
              .orElse(List.of());
      announced.add(
          new Announced(
              ForeignText.clean(names.get(at)),
              target.map(Target::host).map(ForeignText::clean),
              target.map(Target::port).orElse(SmbUrl.SMB_PORT),
              addresses));
    }
    return announced;
  }

  /** Runs all commands at the same time, each within its own limit. */
  private List<CommandResult> all(List<Command> commands) {
    List<RunningCommand> running = commands.stream().map(runner::begin).toList();
    Duration limit = DnsSd.LOOKUP.multipliedBy(2);
    clock.await(
        limit,
        Duration.ofMillis(10),
        () -> running.stream().allMatch(each -> each.result().isPresent()));
    running.forEach(RunningCommand::end);
    return running.stream().map(each -> each.result().orElseThrow()).toList();
  }

  private static String failure(CommandResult result) {
    return ToolText.printed("dns-sd", result).failure();
  }

  @Override
  public Found<Optional<Way>> waysTo(List<String> addresses) {
    if (addresses.isEmpty()) {
      return Found.of(List.of());
    }
    Map<String, Command> questions = new LinkedHashMap<>();
    for (String address : addresses) {
      route.command(address).ifPresent(get -> questions.put(address, get));
    }
    Iterator<CommandResult> answers = all(List.copyOf(questions.values())).iterator();
    Map<String, Route> routes = new LinkedHashMap<>();
    questions.keySet().forEach(to -> routes.put(to, RouteCommand.read(answers.next())));
    Printed ports = networksetup.hardwarePorts();
    List<Optional<Way>> ways =
        addresses.stream()
            .map(address -> Optional.ofNullable(routes.get(address)).flatMap(Route::leavesBy))
            .map(found -> found.map(device -> way(device, ports)))
            .toList();
    return new Found<>(ways, problem(routes.values(), ports));
  }

  /** One route that is not known stands for all of them: they were asked at the same time. */
  private static Optional<String> problem(Collection<Route> routes, Printed ports) {
    Optional<String> byRoute =
        routes.stream()
            .flatMap(
                each ->
                    each instanceof Route.Unknown unknown
                        ? Stream.of(unknown.why())
                        : Stream.empty())
            .findFirst();
    return ports.text().isPresent() ? byRoute : Optional.of(ports.failure());
  }

  private static Way way(String device, Printed ports) {
    String port = ports.text().flatMap(list -> Networksetup.port(list, device)).orElse("");
    return new Way(device, port, port.equals(MacNetworkPath.CABLE));
  }

  @Override
  public Found<String> shares(String host, int port, String username) {
    return smbutil.shares(SmbUrl.ofServer(host, port, username));
  }
}

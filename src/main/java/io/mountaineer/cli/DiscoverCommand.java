package io.mountaineer.cli;

import io.mountaineer.app.ImportPlan;
import io.mountaineer.cli.json.DiscoveryJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.Discovery;
import io.mountaineer.core.Discovery.Address;
import io.mountaineer.core.Discovery.Mounted;
import io.mountaineer.core.Discovery.Server;
import io.mountaineer.core.Discovery.Step;
import io.mountaineer.core.Discovery.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Command {@code discover}, which looks for mounts and servers; changes nothing. */
@Command(
    name = "discover",
    description = {
      "Show what is mounted by SMB and which servers are near.",
      "Takes some seconds. It logs in nowhere and asks nothing."
    })
@Manual(
    topic = Manual.Topic.SETUP,
    examples = {"mountaineer discover", "mountaineer discover --json"},
    exitCodes = {ExitCode.CONFIG, ExitCode.PLATFORM})
final class DiscoverCommand implements Callable<Integer> {

  /** Line for a user who waits for servers to announce themselves. */
  static final String SEARCH = "Looking for servers; this takes about 6 seconds …";

  private final CommandContext context;

  DiscoverCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Config config = context.app().config();
    context.log().showProgress(SEARCH);
    Discovery found = context.app().discovery().discover(config);
    Console out = context.out();
    if (out.isJson()) {
      out.print(DiscoveryJson.of(found));
    } else {
      out.print(lines(found, config));
    }
    return ExitCode.DONE;
  }

  private static String mountsTitle(Discovery found) {
    if (!found.mounts().isEmpty()) {
      return "Mounted by SMB:";
    }
    return found.unreadMounts().isEmpty()
        ? "Nothing is mounted by SMB."
        : "What is mounted by SMB could not be read.";
  }

  private static List<String> lines(Discovery found, Config config) {
    List<String> lines = new ArrayList<>();
    lines.add(mountsTitle(found));
    found.mounts().forEach(mount -> lines.addAll(lines(mount)));
    lines.add(found.servers().isEmpty() ? "No server was found." : "Servers:");
    found.servers().forEach(server -> lines.addAll(lines(server)));
    List<Step> problems =
        found.steps().stream().filter(step -> step.problem().isPresent()).toList();
    if (!problems.isEmpty()) {
      lines.add("Not everything could be found:");
      problems.forEach(step -> lines.add("  " + step.name() + ": " + step.problem().orElseThrow()));
    }
    if (found.mounts().stream().anyMatch(each -> ImportPlan.isPossible(each, config))) {
      lines.add("To keep what is mounted, type: mountaineer favorites import");
    }
    return lines;
  }

  /** The path stands alone, so that it can be copied. */
  private static List<String> lines(Mounted mount) {
    String who =
        mount.username().map(name -> name.isEmpty() ? "guest at " : name + " at ").orElse("");
    String whose =
        mount.isOurs()
            ? mount.favorite().map(name -> " (favorite " + name + ")").orElse("")
            : mount.mountedBy().map(name -> " (mounted by " + name + ")").orElse(" (not yours)");
    return List.of(
        "  " + mount.shareName() + "  " + who + mount.host() + whose, "    " + mount.path());
  }

  private static List<String> lines(Server server) {
    List<String> lines = new ArrayList<>();
    String port = server.port() == 445 ? "" : ", port " + server.port();
    lines.add("  " + server.name() + server.host().map(host -> "  " + host).orElse("") + port);
    for (Address address : server.addresses()) {
      lines.add(
          "    " + TextLayout.fit(address.numeric(), 16) + address.way().map(Way::text).orElse(""));
    }
    server
        .shares()
        .ifPresent(
            names ->
                lines.add("    shares: " + (names.isEmpty() ? "none" : String.join(", ", names))));
    return lines;
  }
}

package io.mountaineer.cli;

import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.ShareReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Command {@code verify}, which checks every share and changes nothing. */
@Command(
    name = "verify",
    description = {"Run health and mount checks on shares.", "Exit code 3 if a check fails."})
@Manual(
    topic = Manual.Topic.ACT,
    usage = "[SHARE | --all]",
    examples = {"mountaineer verify", "mountaineer verify CORE --json"},
    exitCodes = {ExitCode.PARTLY, ExitCode.CONFIG, ExitCode.PLATFORM})
final class VerifyCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private ShareSelection selection = new ShareSelection();

  VerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Config config = context.app().config();
    Map<String, List<Check>> checks = new LinkedHashMap<>();
    for (ShareReport report : context.app().reconciler().status(config, selection.in(config))) {
      checks.put(report.share().name(), Check.of(report));
    }
    boolean ok = checks.values().stream().flatMap(List::stream).allMatch(Check::passed);
    if (context.out().isJson()) {
      context.out().print(json(checks, ok));
    } else {
      context.out().print(text(checks));
    }
    return ok ? ExitCode.DONE : ExitCode.PARTLY;
  }

  private List<String> text(Map<String, List<Check>> checks) {
    Colors colors = context.out().colors();
    List<String> lines = new ArrayList<>(checks.isEmpty() ? StatusText.NO_SHARES : List.of());
    checks.forEach(
        (share, each) -> {
          lines.add(share);
          for (Check check : each) {
            String mark = check.passed() ? colors.good("ok  ") : colors.bad("FAIL");
            List<String> detail = TextLayout.wrap(check.detail(), 22);
            lines.add(
                "  "
                    + mark
                    + "  "
                    + TextLayout.fit(check.name(), 13)
                    + " "
                    + detail.get(0).strip());
            lines.addAll(detail.subList(1, detail.size()));
          }
        });
    return lines;
  }

  private static Map<String, Object> json(Map<String, List<Check>> checks, boolean ok) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", ok);
    List<Map<String, Object>> shares = new ArrayList<>();
    checks.forEach(
        (name, each) -> {
          Map<String, Object> share = new LinkedHashMap<>();
          share.put("name", name);
          share.put("ok", each.stream().allMatch(Check::passed));
          share.put("checks", each.stream().map(VerifyCommand::json).toList());
          shares.add(share);
        });
    json.put("shares", shares);
    return json;
  }

  private static Map<String, Object> json(Check check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", check.name());
    json.put("passed", check.passed());
    json.put("detail", check.detail());
    return json;
  }

  /**
   * One check of a share.
   *
   * @param name the word used in JSON
   * @param passed whether it is as it should be
   * @param detail what was found
   */
  record Check(String name, boolean passed, String detail) {

    /** Returns every check of a share; one that the user took away has only its link to pass. */
    static List<Check> of(ShareReport report) {
      List<Check> checks = new ArrayList<>();
      boolean away = report.state().hold().keepsUnmounted();
      boolean gone = report.seen().mount() instanceof MountStatus.NotMounted;
      if (away && gone) {
        checks.add(
            new Check("held", true, "away by your will (" + report.state().hold().wire() + ")"));
      } else {
        checks.addAll(mount(report));
      }
      checks.add(link(report));
      return checks;
    }

    private static List<Check> mount(ShareReport report) {
      MountStatus mount = report.seen().mount();
      Optional<Interface> via = mount.via();
      boolean readable = !(mount instanceof MountStatus.Unknown);
      boolean single = mount instanceof Mounted;
      boolean host = via.filter(on -> report.seen().health(on).isUp()).isPresent();
      boolean alive = mount instanceof Mounted mounted && mounted.health().isAlive();
      return List.of(
          new Check("mount_table", readable, readable ? "readable" : report.decision().reason()),
          new Check(
              "mounted",
              via.isPresent(),
              via.map(on -> "via " + on.label() + account(report))
                  .orElse(report.mountState().wire())),
          new Check("single_mount", single, single ? "only there" : report.decision().reason()),
          new Check("active_host", host, host ? "answers" : hostDetail(report, via)),
          new Check("alive", alive, alive ? "answers" : health(mount)));
    }

    private static String account(ShareReport report) {
      return report.otherAccount().map(account -> ", " + account).orElse("");
    }

    private static String hostDetail(ShareReport report, Optional<Interface> via) {
      return via.map(on -> report.share().host(on) + ": " + report.seen().health(on).detail())
          .orElse("no interface carries the share");
    }

    private static String health(MountStatus mount) {
      boolean said = mount instanceof Mounted mounted && !mounted.health().detail().isEmpty();
      return said ? ((Mounted) mount).health().detail() : "nothing was heard of it";
    }

    private static Check link(ShareReport report) {
      String path = report.share().stablePath(report.settings()).toString();
      return new Check(
          "stable_path",
          report.link() == LinkStatus.CORRECT,
          switch (report.link()) {
            case CORRECT -> path;
            case MISSING -> path + " is missing";
            case OUTDATED -> path + " leads elsewhere";
            case FOREIGN -> path + " is not our link";
          });
    }
  }
}

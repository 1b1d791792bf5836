package io.mountaineer.cli;

import io.mountaineer.app.ShareCheck;
import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.core.Config;
import io.mountaineer.core.ShareReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    Map<String, List<ShareCheck>> checks = new LinkedHashMap<>();
    for (ShareReport report : context.app().reconciler().status(config, selection.in(config))) {
      checks.put(report.share().name(), ShareCheck.of(report));
    }
    boolean ok = checks.values().stream().allMatch(VerifyCommand::isGood);
    Console out = context.out();
    if (out.isJson()) {
      out.print(json(checks, ok));
    } else if (ok) {
      out.print(text(checks, out.colors()));
    } else {
      out.printFailed(text(checks, out.colors()));
    }
    return ok ? ExitCode.DONE : ExitCode.PARTLY;
  }

  private static boolean isGood(List<ShareCheck> checks) {
    return checks.stream().allMatch(ShareCheck::passed);
  }

  static List<String> text(Map<String, List<ShareCheck>> checks, Colors colors) {
    if (checks.isEmpty()) {
      return StatusText.NO_SHARES;
    }
    List<String> lines = new ArrayList<>();
    checks.forEach(
        (share, each) -> {
          lines.add(share);
          each.forEach(check -> lines.addAll(lines(check, colors)));
        });
    lines.add("");
    lines.add(summary(checks));
    return lines;
  }

  private static List<String> lines(ShareCheck check, Colors colors) {
    String mark =
        switch (check.result()) {
          case PASSED -> colors.good("ok  ");
          case FAILED -> colors.bad("FAIL");
          case SKIPPED -> colors.faint("--  ");
        };
    List<String> lines = new ArrayList<>();
    lines.add("  " + mark + "  " + TextLayout.fit(check.name(), 13) + " " + check.detail());
    if (!check.remedy().isEmpty()) {
      lines.add("        -> " + check.remedy());
    }
    return lines;
  }

  private static String summary(Map<String, List<ShareCheck>> checks) {
    List<String> failed =
        checks.entrySet().stream()
            .filter(share -> !isGood(share.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    String shares = checks.size() == 1 ? "1 share" : checks.size() + " shares";
    return failed.isEmpty()
        ? shares + " checked, no fault found."
        : failed.size() + " of " + shares + " failed: " + String.join(", ", failed);
  }

  private static Map<String, Object> json(Map<String, List<ShareCheck>> checks, boolean ok) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", ok);
    List<Map<String, Object>> shares = new ArrayList<>();
    checks.forEach(
        (name, each) -> {
          Map<String, Object> share = new LinkedHashMap<>();
          share.put("name", name);
          share.put("ok", isGood(each));
          share.put("checks", each.stream().map(VerifyCommand::json).toList());
          shares.add(share);
        });
    json.put("shares", shares);
    return json;
  }

  private static Map<String, Object> json(ShareCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", check.name());
    json.put("passed", check.passed());
    json.put("result", check.result().name().toLowerCase(Locale.ROOT));
    json.put("detail", check.detail());
    json.put("remedy", check.remedy());
    return json;
  }
}

package io.mountaineer.cli;

import io.mountaineer.cli.json.CommandJson;
import io.mountaineer.json.Json;
import io.mountaineer.core.Config;
import io.mountaineer.core.ShareReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code verify}: looks, judges, and changes nothing. */
@Command(name = "verify", description = "Check every share; exit code 3 if a check fails.")
final class VerifyCommand implements Callable<Integer> {

  private final CommandContext context;

  @ArgGroup private ShareSelection selection = new ShareSelection();

  VerifyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Config config = context.app().config();
    Map<String, List<VerifyCheck>> checks = new LinkedHashMap<>();
    for (ShareReport report : context.app().reconciler().status(config, selection.in(config))) {
      checks.put(report.share().name(), VerifyCheck.of(report));
    }
    boolean ok = checks.values().stream().flatMap(List::stream).allMatch(VerifyCheck::passed);
    if (context.out().isJson()) {
      context.out().print(json(checks, ok));
    } else {
      context.out().print(text(checks));
    }
    return ok ? ExitCode.DONE : ExitCode.PARTLY;
  }

  private List<String> text(Map<String, List<VerifyCheck>> checks) {
    Colors paint = context.out().paint();
    List<String> lines = new ArrayList<>(checks.isEmpty() ? StatusText.NO_SHARES : List.of());
    checks.forEach(
        (share, each) -> {
          lines.add(share);
          for (VerifyCheck check : each) {
            String mark = check.passed() ? paint.good("ok  ") : paint.bad("FAIL");
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

  private static Map<String, Object> json(Map<String, List<VerifyCheck>> checks, boolean ok) {
    Map<String, Object> json = CommandJson.object();
    json.put("ok", ok);
    List<Map<String, Object>> shares = new ArrayList<>();
    checks.forEach(
        (name, each) -> {
          Map<String, Object> share = new LinkedHashMap<>();
          share.put("name", name);
          share.put("ok", each.stream().allMatch(VerifyCheck::passed));
          share.put("checks", each.stream().map(VerifyCommand::json).toList());
          shares.add(share);
        });
    json.put("shares", shares);
    return json;
  }

  private static Map<String, Object> json(VerifyCheck check) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", check.name());
    json.put("passed", check.passed());
    json.put("detail", check.detail());
    return json;
  }
}

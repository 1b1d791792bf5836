package io.mountaineer.cli;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.app.App;
import io.mountaineer.app.DoctorChecks;
import io.mountaineer.cli.json.DoctorJson;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.doctor.Doctor;
import io.mountaineer.doctor.Finding;
import io.mountaineer.doctor.Finding.Verdict;
import io.mountaineer.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Command {@code doctor}, which looks at the machine and the config; changes nothing. */
@Command(
    name = "doctor",
    description = {
      "Find problems with this Mac or the config and say how to fix them.",
      "Exit code 3 if something cannot work."
    })
@Manual(
    topic = Manual.Topic.SETUP,
    examples = {
      "mountaineer doctor",
      "mountaineer doctor --json",
      "mountaineer doctor --report mountaineer-report.tar.gz"
    },
    exitCodes = {ExitCode.PARTLY})
final class DoctorCommand implements Callable<Integer> {

  /** Longer than any look that has a limit of its own. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final CommandContext context;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = {
        "Also write a report to attach to a bug report: a tar.gz with the findings, the config, the"
            + " state, the end of the log and the history.",
        "Names and addresses in it are replaced by others."
      })
  private Path report;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.app().loadedConfig().refuseMissing();
    List<Finding> findings = findings(context.app());
    Optional<Path> written = Optional.ofNullable(report).map(Path::toAbsolutePath);
    written.ifPresent(file -> context.app().report().write(file, texts(findings)));
    Console out = context.out();
    if (out.isJson()) {
      out.print(DoctorJson.of(findings, written));
    } else {
      List<String> lines = new ArrayList<>(new Text(out.colors()).lines(findings));
      written.ifPresent(file -> lines.addAll(about(file)));
      out.print(lines);
    }
    return findings.stream().anyMatch(each -> each.verdict() == Verdict.FAIL)
        ? ExitCode.PARTLY
        : ExitCode.DONE;
  }

  private static Map<String, String> texts(List<Finding> findings) {
    List<String> version =
        Stream.of(new Version().getVersion()).filter(line -> !line.contains("licences")).toList();
    return Map.of(
        "versions.txt",
        String.join("\n", version.stream().filter(line -> !line.contains("unzip")).toList()) + "\n",
        "doctor.json",
        Json.pretty(DoctorJson.of(findings, Optional.empty())) + "\n");
  }

  private static List<String> about(Path file) {
    return List.of(
        "",
        "Wrote " + file + ".",
        "Names and addresses in it are replaced. Look at it before you send it:",
        "  tar xzOf " + ShellQuote.of(file) + " | less");
  }

  /** Returns the findings of all checks, after 20 s at most. */
  static List<Finding> findings(App app) {
    DoctorChecks checks = new DoctorChecks(app, AgentFiles.LABEL, LogFile.FULL * LogFile.MOST);
    return new Doctor(LIMIT).look(checks.checks());
  }

  /** Text of findings for people: a line each below the name of their area, and what to do. */
  private static final class Text {

    private static final int INDENT = 8;

    private final Colors colors;

    Text(Colors colors) {
      this.colors = colors;
    }

    List<String> lines(List<Finding> findings) {
      List<String> lines = new ArrayList<>();
      String area = "";
      for (Finding finding : findings) {
        if (!finding.area().equals(area)) {
          area = finding.area();
          lines.add(area);
        }
        lines.addAll(lines(finding));
      }
      lines.add(sum(findings));
      return lines;
    }

    private List<String> lines(Finding finding) {
      String subject = finding.subject().isEmpty() ? "" : finding.subject() + ": ";
      List<String> lines = new ArrayList<>(TextLayout.wrap(subject + finding.detail(), INDENT));
      lines.set(0, "  " + mark(finding.verdict()) + "  " + lines.get(0).strip());
      finding.remedy().ifPresent(what -> lines.addAll(TextLayout.wrap("-> " + what, INDENT)));
      finding
          .command()
          .filter(line -> !finding.remedy().orElse("").contains(line))
          .ifPresent(line -> lines.add(" ".repeat(INDENT + 3) + line));
      return lines;
    }

    private String mark(Verdict verdict) {
      return switch (verdict) {
        case OK -> colors.good("ok  ");
        case NOTE -> colors.faint("--  ");
        case WARN -> colors.attention("warn");
        case FAIL -> colors.bad("FAIL");
      };
    }

    private static String sum(List<Finding> findings) {
      long failures = count(findings, Verdict.FAIL);
      long warnings = count(findings, Verdict.WARN);
      return failures + warnings == 0
          ? "All is well."
          : failures + " failed, " + warnings + (warnings == 1 ? " warning" : " warnings");
    }

    private static long count(List<Finding> findings, Verdict verdict) {
      return findings.stream().filter(each -> each.verdict() == verdict).count();
    }
  }
}

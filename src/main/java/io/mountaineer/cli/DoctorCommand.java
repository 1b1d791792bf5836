package io.mountaineer.cli;

import io.mountaineer.agent.AgentFiles;
import io.mountaineer.app.DoctorChecks;
import io.mountaineer.cli.json.DoctorJson;
import io.mountaineer.doctor.Doctor;
import io.mountaineer.doctor.Finding;
import io.mountaineer.doctor.Finding.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code doctor}: looks at the machine and the config; changes nothing. */
@Command(
    name = "doctor",
    description = {
      "Check the machine and the config, and tell what to do about what is wrong.",
      "Exit code 3 if something cannot work as it is."
    })
final class DoctorCommand implements Callable<Integer> {

  /** Longer than any look that has a limit of its own. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final CommandContext context;

  DoctorCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    DoctorChecks checks =
        new DoctorChecks(context.app(), AgentFiles.LABEL, LogFile.FULL * LogFile.MOST);
    List<Finding> findings = new Doctor(LIMIT).look(checks.checks());
    Console out = context.out();
    if (out.isJson()) {
      out.print(DoctorJson.of(findings));
    } else {
      out.print(new DoctorText(out.paint()).lines(findings));
    }
    return findings.stream().anyMatch(each -> each.verdict() == Verdict.FAIL)
        ? ExitCode.PARTLY
        : ExitCode.DONE;
  }
}

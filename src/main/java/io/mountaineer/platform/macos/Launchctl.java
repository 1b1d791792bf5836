package io.mountaineer.platform.macos;

import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** The calls of {@code launchctl} for one agent of the user's screen. */
final class Launchctl {

  private static final Duration ONE_CALL = Duration.ofSeconds(10);

  private final CommandRunner runner;
  private final String domain;
  private final String label;

  Launchctl(CommandRunner runner, long uid, String label) {
    this.runner = runner;
    this.domain = "gui/" + uid;
    this.label = label;
  }

  JobLook print() {
    return JobLook.of(run(List.of("launchctl", "print", target())).result());
  }

  /** Whether launchd is known to have it disabled. */
  boolean printsDisabled() {
    Pattern off = Pattern.compile("\"" + Pattern.quote(label) + "\" => (disabled|true)\\b");
    return run(List.of("launchctl", "print-disabled", domain)).result() instanceof Exited exited
        && exited.code() == 0
        && off.matcher(exited.out()).find();
  }

  List<String> bootOut() {
    return List.of("launchctl", "bootout", target());
  }

  List<String> bootstrap(Path plist) {
    return List.of("launchctl", "bootstrap", domain, plist.toString());
  }

  List<String> kickstart() {
    return List.of("launchctl", "kickstart", "-k", target());
  }

  LaunchctlAnswer run(List<String> command) {
    return new LaunchctlAnswer(runner.run(new Command(command, ONE_CALL)));
  }

  /** Its name for launchctl, such as {@code gui/501/com.mountaineer.agent}. */
  private String target() {
    return domain + "/" + label;
  }
}

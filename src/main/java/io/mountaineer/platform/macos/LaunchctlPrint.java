package io.mountaineer.platform.macos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code launchctl print} tells of one job. The output is no API, but has been the same for
 * years (launchctl(1) says so, transcripts of real ones agree): own lines are indented by one tab,
 * those of nested blocks by more.
 *
 * @param state such as {@code running}, {@code not running} or {@code spawn scheduled}; "unknown"
 *     when none is told
 * @param pid of the process, while it runs
 * @param lastExit how the process before ended, such as {@code 78: EX_CONFIG} or {@code Killed: 9};
 *     empty when none has ended yet
 */
public record LaunchctlPrint(String state, Optional<Long> pid, Optional<String> lastExit) {

  private static final String NEVER = "(never exited)";

  /** Reads the output for one job. */
  public static LaunchctlPrint of(String output) {
    return new LaunchctlPrint(
        own(output, "state").orElse("unknown"),
        own(output, "pid").filter(text -> text.matches("[1-9]\\d{0,9}")).map(Long::valueOf),
        own(output, "last terminating signal")
            .or(() -> own(output, "last exit code"))
            .filter(text -> !text.equals(NEVER)));
  }

  private static Optional<String> own(String output, String key) {
    Matcher line = Pattern.compile("(?m)^\t" + key + " = (.*?)\\s*$").matcher(output);
    return line.find() ? Optional.of(line.group(1)) : Optional.empty();
  }
}

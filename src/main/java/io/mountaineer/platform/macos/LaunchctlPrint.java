package io.mountaineer.platform.macos;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code launchctl print} tells of a job. Only lines of the job itself count, which are
 * indented by one tab: blocks within it repeat {@code state =}. The form is not promised by Apple.
 *
 * @param state such as {@code running}, {@code not running}, {@code spawn scheduled}
 * @param pid present while it runs
 * @param lastExit such as {@code 0}, {@code (never exited)}, {@code 78: EX_CONFIG}
 */
record LaunchctlPrint(String state, Optional<Long> pid, String lastExit) {

  static LaunchctlPrint parse(String text) {
    return new LaunchctlPrint(
        field(text, "state").orElse("unknown"),
        field(text, "pid").filter(number -> number.matches("\\d{1,18}")).map(Long::valueOf),
        field(text, "last exit code").orElse("unknown"));
  }

  private static Optional<String> field(String text, String name) {
    Matcher line = Pattern.compile("(?m)^\\t" + name + " = (.*)$").matcher(text);
    return line.find() ? Optional.of(line.group(1).strip()) : Optional.empty();
  }
}

package io.mountaineer.cli;

import io.mountaineer.core.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Limit of a wait, as a duration or a time of day; to be mixed in. */
final class TimeLimit {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = TimeConverters.OfDuration.class,
      description = "Give up after so long, such as 10m or 2h.")
  private Duration timeout;

  @Option(
      names = "--until",
      paramLabel = "HH:MM",
      converter = TimeConverters.OfTimeOfDay.class,
      description = "Give up at this time, today or tomorrow.")
  private LocalTime until;

  /** Returns whether a limit is given. */
  boolean isGiven() {
    return timeout != null || until != null;
  }

  /**
   * Returns the moment at which to give up; empty for never.
   *
   * @throws UsageError if two are given
   */
  Optional<Instant> end(Instant now) {
    return end(command, "--timeout", timeout, until, now);
  }

  /**
   * Returns the end of a time that is given as a duration or as a time of day, or not at all.
   *
   * @param name of the duration on the command line
   * @throws UsageError if both are given
   */
  static Optional<Instant> end(
      CommandSpec command, String name, Duration duration, LocalTime time, Instant now) {
    if (duration != null && time != null) {
      throw new UsageError(command, "give either " + name + " or --until, not both.");
    }
    return Optional.ofNullable(duration)
        .map(now::plus)
        .or(
            () ->
                Optional.ofNullable(time)
                    .map(each -> TimeText.next(each, now, ZoneId.systemDefault())));
  }
}

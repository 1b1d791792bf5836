package io.mountaineer.platform.macos;

import io.mountaineer.platform.Clock;
import io.mountaineer.platform.macos.JobLook.Loaded;
import io.mountaineer.platform.macos.LaunchdException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongPredicate;

/** The process that a job was asked for, from look to look. */
final class NewProcess {

  /** One that ends right after its start has ended by then. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** One that cannot work, as for want of a config, ends within this time on a busy Mac too. */
  private static final Duration PROOF_OF_LIFE = Duration.ofSeconds(10);

  private final Optional<Long> old;
  private final Clock clock;
  private final LongPredicate isAtWork;
  private Optional<Long> pid = Optional.empty();
  private long since;

  /**
   * A process that may not be there yet.
   *
   * @param before what was known before it was asked for; that process may take its time to end
   * @param isAtWork whether the process of this number is known to do its work
   */
  NewProcess(JobLook before, Clock clock, LongPredicate isAtWork) {
    this.old = anyPid(before);
    this.clock = clock;
    this.isAtWork = isAtWork;
  }

  /** Whether it was there and is not any more, while launchd still knows the job. */
  boolean isOverBy(JobLook look) {
    return pid.isPresent() && newPid(look).isEmpty() && look instanceof Loaded;
  }

  void see(JobLook look) {
    Optional<Long> now = newPid(look);
    if (now.isEmpty() || !now.equals(pid)) {
      pid = now;
      since = clock.nanos();
    }
  }

  /** Its pid, once it does its work or has stayed alive for long enough. */
  Optional<Long> proven() {
    return pid.filter(each -> hasLived(PROOF_OF_LIFE) || hasLived(SETTLED) && isAtWork.test(each));
  }

  private boolean hasLived(Duration length) {
    return clock.nanos() - since >= length.toNanos();
  }

  /** What to say when none stays alive. */
  static LaunchdException trouble(JobLook last) {
    return new LaunchdException(Kind.NOT_ALIVE, text(last));
  }

  private static String text(JobLook look) {
    if (look instanceof Loaded loaded) {
      String last = loaded.print().lastExit().map(how -> ", it last ended with " + how).orElse("");
      return "the agent does not stay alive: launchd calls it " + loaded.print().state() + last;
    }
    return look instanceof JobLook.Unknown unknown
        ? "whether the agent runs is unknown: " + unknown.reason()
        : "the agent is not there any more";
  }

  private Optional<Long> newPid(JobLook look) {
    return anyPid(look).filter(each -> !old.equals(Optional.of(each)));
  }

  private static Optional<Long> anyPid(JobLook look) {
    return look instanceof Loaded loaded ? loaded.print().pid() : Optional.empty();
  }
}

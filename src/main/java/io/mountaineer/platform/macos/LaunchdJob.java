package io.mountaineer.platform.macos;

import io.mountaineer.platform.Clock;
import io.mountaineer.platform.macos.JobLook.Loaded;
import io.mountaineer.platform.macos.JobLook.NoLogin;
import io.mountaineer.platform.macos.JobLook.NotLoaded;
import io.mountaineer.platform.macos.LaunchdException.Kind;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * One agent in the domain of the user's screen ({@code gui/<uid>}). What {@code launchctl} answers
 * is only a hint; what counts is what {@code launchctl print} shows then.
 */
public final class LaunchdJob {

  /** How long an old process may take to end; our own takes 5 s, and launchd kills it then. */
  private static final Duration UNTIL_GONE = Duration.ofSeconds(10);

  /** A job that drains refuses a bootstrap with error 5 for some seconds. */
  private static final Duration UNTIL_BOOTSTRAPPED = Duration.ofSeconds(15);

  /**
   * A job that was started less than 10 s ago is not started again before those are over, and what
   * lives needs up to 10 s more to be believed.
   */
  private static final Duration UNTIL_ALIVE = Duration.ofSeconds(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Launchctl launchctl;
  private final Clock clock;
  private final LongPredicate isAtWork;

  /**
   * A job that may or may not exist.
   *
   * @param uid of the user whose domain it is in
   * @param isAtWork whether the process of this number is known to do its work
   */
  public LaunchdJob(
      CommandRunner runner, Clock clock, long uid, String label, LongPredicate isAtWork) {
    this.launchctl = new Launchctl(runner, uid, label);
    this.clock = clock;
    this.isAtWork = isAtWork;
  }

  public JobLook look() {
    return launchctl.print();
  }

  /**
   * Makes sure that the job is not known to be switched off, in System Settings or by {@code
   * launchctl disable}: launchd would refuse it with the error that means anything.
   *
   * @throws LaunchdException when it is
   */
  public void requireSwitchedOn() throws LaunchdException {
    if (launchctl.printsDisabled()) {
      throw switchedOff();
    }
  }

  /**
   * Ends the job and waits until launchd has forgotten it, since the answer comes before that.
   *
   * @throws LaunchdException when it is not gone after 10 s
   */
  public void bootOut() throws LaunchdException {
    LaunchctlAnswer answer = launchctl.run(bootOutCommand());
    JobLook look = look();
    for (long end = in(UNTIL_GONE); !isGone(look); look = look()) {
      if (isOver(end)) {
        throw new LaunchdException(Kind.OTHER, notGone(answer));
      }
      clock.pause(BETWEEN_LOOKS);
    }
  }

  /**
   * Loads the job, which starts it.
   *
   * @throws LaunchdException when launchd does not take it, also not after tries for 15 s
   */
  public void bootstrap(Path plist) throws LaunchdException {
    for (long end = in(UNTIL_BOOTSTRAPPED); ; clock.pause(BETWEEN_TRIES)) {
      LaunchctlAnswer answer = launchctl.run(bootstrapCommand(plist));
      if (answer.isDone() || look() instanceof Loaded) {
        return;
      }
      if (!answer.mayPass() || isOver(end)) {
        throw trouble(answer);
      }
    }
  }

  /** Launchd answers 5 for a job that was switched off meanwhile, as for anything. */
  private LaunchdException trouble(LaunchctlAnswer answer) {
    LaunchdException trouble = answer.trouble();
    return trouble.kind() == Kind.OTHER && launchctl.printsDisabled() ? switchedOff() : trouble;
  }

  private static LaunchdException switchedOff() {
    return new LaunchdException(Kind.SWITCHED_OFF, "the agent is switched off on this Mac");
  }

  /**
   * Ends the process of a loaded job, if there is one, and starts another.
   *
   * @throws LaunchdException when launchd refuses
   */
  public void restart() throws LaunchdException {
    LaunchctlAnswer answer = launchctl.run(restartCommand());
    if (!answer.isDone()) {
      throw trouble(answer);
    }
  }

  /**
   * Waits for a new process that does its work, or at least stays alive for 10 s.
   *
   * @param before what was known before it was asked for; that process may take its time to end
   * @return its pid
   * @throws LaunchdException when it ends, or when there is none within 30 s
   */
  public long awaitAlive(JobLook before) throws LaunchdException {
    NewProcess process = new NewProcess(before, clock, isAtWork);
    JobLook look = look();
    // Where one has ended, another one would end as well.
    for (long end = in(UNTIL_ALIVE); !isOver(end) && !process.isOverBy(look); look = look()) {
      process.see(look);
      Optional<Long> pid = process.proven();
      if (pid.isPresent()) {
        return pid.get();
      }
      clock.pause(BETWEEN_LOOKS);
    }
    throw NewProcess.trouble(look);
  }

  public List<String> bootOutCommand() {
    return launchctl.bootOut();
  }

  public List<String> bootstrapCommand(Path plist) {
    return launchctl.bootstrap(plist);
  }

  public List<String> restartCommand() {
    return launchctl.kickstart();
  }

  /** Where nobody is logged in at the screen there is no domain, and no job in it. */
  private static boolean isGone(JobLook look) {
    return look instanceof NotLoaded || look instanceof NoLogin;
  }

  private String notGone(LaunchctlAnswer answer) {
    String gone = "the running agent is still there after " + UNTIL_GONE.toSeconds() + " s";
    return answer.isDone() ? gone : gone + ": " + answer.complaint();
  }

  private long in(Duration duration) {
    return clock.nanos() + duration.toNanos();
  }

  private boolean isOver(long end) {
    return clock.nanos() - end >= 0 || Thread.currentThread().isInterrupted();
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.platform.Clock;
import io.mountaineer.platform.LaunchAgent.Answer;
import io.mountaineer.platform.LaunchAgent.Answer.Cause;
import io.mountaineer.platform.LaunchAgent.Answer.Loaded;
import io.mountaineer.platform.LaunchAgent.Answer.Unknown;
import io.mountaineer.platform.macos.LaunchdException.Kind;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * One agent in the domain of the user's screen ({@code gui/<uid>}). The answer of {@code launchctl}
 * is only a hint; what {@code launchctl print} shows afterwards counts.
 */
public final class LaunchdJob {

  /** Time for an old process to end; our own takes 5 s, and launchd kills it then. */
  private static final Duration UNTIL_GONE = Duration.ofSeconds(10);

  /** A job that drains refuses a bootstrap with error 5 for some seconds. */
  private static final Duration UNTIL_BOOTSTRAPPED = Duration.ofSeconds(15);

  /**
   * A job that was started less than 10 s ago is not started again before those are over, and what
   * lives needs up to 10 s more to be believed.
   */
  private static final Duration UNTIL_ALIVE = Duration.ofSeconds(30);

  /** A process that ends right after its start has ended by then. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /**
   * A process that cannot work, as for want of a config, ends within this time on a busy Mac too.
   */
  private static final Duration PROOF_OF_LIFE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final Launchctl launchctl;
  private final Clock clock;
  private final LongPredicate isAtWork;

  /**
   * Names a job that may or may not exist.
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

  public Answer look() {
    return launchctl.print();
  }

  /**
   * Same as {@link #look}, for callers that cannot go on without {@code launchctl}.
   *
   * @throws LaunchdException when it is not there
   */
  public Answer lookOrFail() throws LaunchdException {
    Answer answer = look();
    if (answer instanceof Unknown unknown && unknown.cause() == Cause.NO_TOOL) {
      throw new LaunchdException(Kind.TOOL_MISSING, unknown.why());
    }
    return answer;
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

  /** Returns whether the job is known to be switched off. */
  public boolean isSwitchedOff() {
    return launchctl.printsDisabled();
  }

  /**
   * Lets launchd load the job at login, or keeps it from that. A loaded job goes on as it is.
   *
   * @throws LaunchdException when launchd refuses, or says afterwards that it is not so
   */
  public void switchAtLogin(boolean on) throws LaunchdException {
    Launchctl.Reply reply = launchctl.run(on ? launchctl.enable() : launchctl.disable());
    if (!reply.isDone()) {
      throw reply.failure();
    }
    if (launchctl.printsDisabled() == on) {
      throw new LaunchdException(
          Kind.OTHER, "launchd says it is done, but the agent is " + (on ? "off" : "on"));
    }
  }

  /**
   * Ends the job and waits until launchd has forgotten it, since the answer comes before that.
   *
   * @throws LaunchdException when it is not gone after 10 s
   */
  public void bootOut() throws LaunchdException {
    Launchctl.Reply reply = launchctl.run(bootOutCommand());
    if (!clock.await(UNTIL_GONE, BETWEEN_LOOKS, () -> look().isGone())) {
      String still = "the running agent is still there after " + UNTIL_GONE.toSeconds() + " s";
      throw new LaunchdException(
          Kind.OTHER, reply.isDone() ? still : still + ": " + reply.complaint());
    }
  }

  /**
   * Loads the job, which starts it.
   *
   * @throws LaunchdException when launchd does not take it, also not after tries for 15 s
   */
  public void bootstrap(Path plist) throws LaunchdException {
    Bootstrap bootstrap = new Bootstrap(plist);
    clock.await(UNTIL_BOOTSTRAPPED, BETWEEN_TRIES, bootstrap::isSettledByATry);
    if (!bootstrap.isLoaded) {
      throw failure(bootstrap.reply);
    }
  }

  /** Launchd answers 5 for a job that was switched off meanwhile, as for anything. */
  private LaunchdException failure(Launchctl.Reply reply) {
    LaunchdException failure = reply.failure();
    return failure.kind() == Kind.OTHER && launchctl.printsDisabled() ? switchedOff() : failure;
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
    Launchctl.Reply reply = launchctl.run(restartCommand());
    if (!reply.isDone()) {
      throw failure(reply);
    }
  }

  /**
   * Waits for a new process that does its work, or at least stays alive for 10 s.
   *
   * @param before what was known before it was asked for; that process may take its time to end
   * @return its pid
   * @throws LaunchdException when it ends, or when there is none within 30 s
   */
  public long awaitAlive(Answer before) throws LaunchdException {
    NewProcess process = new NewProcess(before);
    clock.await(UNTIL_ALIVE, BETWEEN_LOOKS, () -> process.isSettledBy(look()));
    return process.proven.orElseThrow(process::failure);
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

  /** Bootstrap of the job, from try to try. */
  private final class Bootstrap {

    private final Path plist;
    private Launchctl.Reply reply;
    private boolean isLoaded;

    Bootstrap(Path plist) {
      this.plist = plist;
    }

    boolean isSettledByATry() {
      reply = launchctl.run(bootstrapCommand(plist));
      isLoaded = reply.isDone() || look() instanceof Loaded;
      return isLoaded || !reply.mayPass();
    }
  }

  /** Process that the job was asked for, from look to look. */
  private final class NewProcess {

    private final Optional<Long> old;
    private Optional<Long> pid = Optional.empty();
    private long since;
    private Answer last;

    /** Its pid, once it does its work or has stayed alive for long enough. */
    private Optional<Long> proven = Optional.empty();

    NewProcess(Answer before) {
      this.old = anyPid(before);
    }

    /** Returns whether the outcome is known; where one has ended, another would end as well. */
    boolean isSettledBy(Answer look) {
      last = look;
      Optional<Long> now = anyPid(look).filter(each -> !old.equals(Optional.of(each)));
      if (pid.isPresent() && now.isEmpty() && look instanceof Loaded) {
        return true;
      }
      if (now.isEmpty() || !now.equals(pid)) {
        pid = now;
        since = clock.nanos();
      }
      proven =
          pid.filter(each -> hasLived(PROOF_OF_LIFE) || hasLived(SETTLED) && isAtWork.test(each));
      return proven.isPresent();
    }

    private boolean hasLived(Duration length) {
      return clock.nanos() - since >= length.toNanos();
    }

    LaunchdException failure() {
      if (last instanceof Loaded loaded) {
        String text = "the agent does not stay alive: launchd calls it " + loaded.text();
        return new LaunchdException(Kind.NOT_ALIVE, text);
      }
      return new LaunchdException(
          Kind.NOT_ALIVE,
          last instanceof Unknown unknown && unknown.cause() == Cause.OTHER
              ? "whether the agent runs is unknown: " + unknown.why()
              : "the agent is no longer there");
    }

    private static Optional<Long> anyPid(Answer look) {
      return look instanceof Loaded loaded ? loaded.pid() : Optional.empty();
    }
  }
}

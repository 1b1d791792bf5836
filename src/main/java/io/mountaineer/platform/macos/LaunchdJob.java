package io.mountaineer.platform.macos;

import io.mountaineer.platform.Time;
import io.mountaineer.platform.macos.JobLook.Loaded;
import io.mountaineer.platform.macos.JobLook.NoLogin;
import io.mountaineer.platform.macos.JobLook.NoTool;
import io.mountaineer.platform.macos.JobLook.NotLoaded;
import io.mountaineer.platform.macos.LaunchdTrouble.Kind;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One agent in the domain of the user's screen ({@code gui/<uid>}). What {@code launchctl} answers
 * is only a hint: it reports errors for jobs that are loaded, and success before the work is done
 * (tomcounsell/ai#2013 for {@code bootout}, pirj/noclamshell#25 for {@code bootstrap}). What counts
 * is what {@code launchctl print} shows then.
 */
public final class LaunchdJob {

  private static final Duration ONE_CALL = Duration.ofSeconds(10);

  /** How long an old process may take to end; our own takes 5 s, and launchd kills it then. */
  private static final Duration UNTIL_GONE = Duration.ofSeconds(10);

  /** A job that drains refuses a bootstrap with error 5 for some seconds. */
  private static final Duration UNTIL_BOOTSTRAPPED = Duration.ofSeconds(15);

  /** A job that was started less than 10 s ago is not started again before those are over. */
  private static final Duration UNTIL_ALIVE = Duration.ofSeconds(20);

  /** One that cannot work, as for want of a config, ends within this time. */
  private static final Duration PROOF_OF_LIFE = Duration.ofSeconds(2);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  /** "Input/output error": draining, loaded already, or a plist it does not like. */
  private static final int EIO = 5;

  private final CommandRunner runner;
  private final Time time;
  private final String domain;
  private final String label;

  /**
   * A job that may or may not exist.
   *
   * @param uid of the user whose domain it is in
   */
  public LaunchdJob(CommandRunner runner, Time time, long uid, String label) {
    this.runner = runner;
    this.time = time;
    this.domain = "gui/" + uid;
    this.label = label;
  }

  public JobLook look() {
    return JobLook.of(launchctl("print", target()));
  }

  /**
   * Makes sure that the job is not known to be switched off, in System Settings or by {@code
   * launchctl disable}: launchd would refuse it with the error that means anything.
   *
   * @throws LaunchdTrouble when it is
   */
  public void requireSwitchedOn() throws LaunchdTrouble {
    Pattern off = Pattern.compile("\"" + Pattern.quote(label) + "\" => (disabled|true)\\b");
    if (launchctl("print-disabled", domain) instanceof Exited exited
        && exited.code() == 0
        && off.matcher(exited.out()).find()) {
      throw new LaunchdTrouble(Kind.SWITCHED_OFF, "the agent is switched off on this Mac");
    }
  }

  /**
   * Ends the job and waits until launchd has forgotten it, since the answer comes before that.
   *
   * @throws LaunchdTrouble when it is not gone after 10 s
   */
  public void bootOut() throws LaunchdTrouble {
    CommandResult answer = run(bootOutCommand());
    JobLook look = look();
    for (long end = in(UNTIL_GONE); !isGone(look); look = look()) {
      if (isOver(end)) {
        throw new LaunchdTrouble(Kind.OTHER, notGone(answer));
      }
      time.pause(BETWEEN_LOOKS);
    }
  }

  /**
   * Loads the job, which starts it.
   *
   * @throws LaunchdTrouble when launchd does not take it, also not after tries for 15 s
   */
  public void bootstrap(Path plist) throws LaunchdTrouble {
    for (long end = in(UNTIL_BOOTSTRAPPED); ; time.pause(BETWEEN_TRIES)) {
      CommandResult answer = run(bootstrapCommand(plist));
      if (isDone(answer) || look() instanceof Loaded) {
        return;
      }
      if (!mayPass(answer) || isOver(end)) {
        throw trouble(answer);
      }
    }
  }

  /**
   * Ends the process of a loaded job, if there is one, and starts another.
   *
   * @throws LaunchdTrouble when launchd refuses
   */
  public void restart() throws LaunchdTrouble {
    CommandResult answer = run(restartCommand());
    if (!isDone(answer)) {
      throw trouble(answer);
    }
  }

  /**
   * Waits for a new process that stays alive for some seconds.
   *
   * @param before what was known before it was asked for; that process may take its time to end
   * @return its pid
   * @throws LaunchdTrouble when it ends, or when there is none within 20 s
   */
  public long awaitAlive(JobLook before) throws LaunchdTrouble {
    Optional<Long> old = pid(before);
    Optional<Long> known = Optional.empty();
    long since = 0;
    JobLook look = look();
    for (long end = in(UNTIL_ALIVE); !isOver(end); look = look()) {
      Optional<Long> pid = pid(look).filter(each -> !old.equals(Optional.of(each)));
      if (pid.isEmpty() && known.isPresent() && look instanceof Loaded) {
        break; // it has ended: another one would end as well
      }
      if (pid.isEmpty() || !pid.equals(known)) {
        known = pid;
        since = time.nanos();
      } else if (time.nanos() - since >= PROOF_OF_LIFE.toNanos()) {
        return pid.get();
      }
      time.pause(BETWEEN_LOOKS);
    }
    throw new LaunchdTrouble(Kind.NOT_ALIVE, notAlive(look));
  }

  public List<String> bootOutCommand() {
    return List.of("launchctl", "bootout", target());
  }

  public List<String> bootstrapCommand(Path plist) {
    return List.of("launchctl", "bootstrap", domain, plist.toString());
  }

  public List<String> restartCommand() {
    return List.of("launchctl", "kickstart", "-k", target());
  }

  /** Its name for launchctl, such as {@code gui/501/com.mountaineer.agent}. */
  public String target() {
    return domain + "/" + label;
  }

  /** The trouble behind a look that shows no job for a reason; empty where there is none. */
  public static Optional<LaunchdTrouble> troubleOf(JobLook look) {
    if (look instanceof NoTool missing) {
      return Optional.of(new LaunchdTrouble(Kind.TOOL_MISSING, missing.reason()));
    }
    if (look instanceof NoLogin nobody) {
      return Optional.of(new LaunchdTrouble(Kind.NO_LOGIN, nobody.reason()));
    }
    return Optional.empty();
  }

  private CommandResult launchctl(String verb, String argument) {
    return run(List.of("launchctl", verb, argument));
  }

  private CommandResult run(List<String> argv) {
    return runner.run(new Command(argv, ONE_CALL));
  }

  private static Optional<Long> pid(JobLook look) {
    return look instanceof Loaded loaded ? loaded.print().pid() : Optional.empty();
  }

  private static boolean isDone(CommandResult answer) {
    return answer instanceof Exited exited && exited.code() == 0;
  }

  /** Where nobody is logged in at the screen there is no domain, and no job in it. */
  private static boolean isGone(JobLook look) {
    return look instanceof NotLoaded || look instanceof NoLogin;
  }

  /** Whether the same may be answered otherwise a little later; 17 and 37 are of older systems. */
  private static boolean mayPass(CommandResult answer) {
    return answer instanceof Exited exited
        ? List.of(EIO, 17, 37).contains(exited.code())
        : answer instanceof CommandResult.TimedOut;
  }

  private static LaunchdTrouble trouble(CommandResult answer) {
    Kind kind = Kind.OTHER;
    if (answer instanceof CommandResult.NotStarted) {
      kind = Kind.TOOL_MISSING;
    } else if (answer instanceof Exited exited && LaunchctlComplaint.isNoLogin(exited)) {
      kind = Kind.NO_LOGIN;
    }
    return new LaunchdTrouble(kind, LaunchctlComplaint.of(answer));
  }

  private String notGone(CommandResult answer) {
    String gone = "the running agent is still there after " + UNTIL_GONE.toSeconds() + " s";
    return isDone(answer) ? gone : gone + ": " + LaunchctlComplaint.of(answer);
  }

  private static String notAlive(JobLook look) {
    if (look instanceof Loaded loaded) {
      String last = loaded.print().lastExit().map(how -> ", it last ended with " + how).orElse("");
      return "the agent does not stay alive: launchd calls it " + loaded.print().state() + last;
    }
    return look instanceof JobLook.Unknown unknown
        ? "whether the agent runs is unknown: " + unknown.reason()
        : "the agent is not there any more";
  }

  private long in(Duration duration) {
    return time.nanos() + duration.toNanos();
  }

  private boolean isOver(long end) {
    return time.nanos() - end >= 0 || Thread.currentThread().isInterrupted();
  }
}

package io.mountaineer.platform.macos;

import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A launchd with one job of user 501, as launchctl(1) and transcripts of real ones have it: bootout
 * only asks for the end, bootstrap fails with 5 meanwhile, and a process comes a moment after the
 * job.
 */
public final class FakeLaunchd implements CommandRunner {

  private static final Exited DONE = new Exited(0, "", "");
  private static final Exited ABSENT = transcript("launchctl-05-print-113", 113);
  private static final Exited EIO = transcript("launchctl-01-bootstrap-5", 5);
  private static final Exited NO_SUCH_PROCESS = transcript("launchctl-03-bootout-3", 3);
  private static final Exited NO_LOGIN =
      new Exited(125, "", Transcript.of("launchctl-06-no-gui-domain-125").line(1) + "\n");

  private final SteppedClock clock;
  private final List<String> calls = new ArrayList<>();
  private boolean loaded;
  private Duration goneAt;
  private Duration drain = Duration.ZERO;
  private Duration aliveAt = Duration.ZERO;
  private Duration untilAlive = Duration.ofMillis(300);
  private Duration lifetime = Duration.ofDays(1);
  private long pid = 4710;
  private long oldPid;
  private boolean lies;
  private boolean nobodyLoggedIn;
  private boolean switchedOff;

  public FakeLaunchd(SteppedClock clock) {
    this.clock = clock;
  }

  /** Loads the job and gives it a process. */
  public FakeLaunchd running() {
    start();
    aliveAt = clock.gone();
    return this;
  }

  /** Sets how long the old process takes to end. */
  public FakeLaunchd drainsFor(Duration duration) {
    drain = duration;
    return this;
  }

  /** A started process ends by itself after so long. */
  public FakeLaunchd processesLiveFor(Duration duration) {
    lifetime = duration;
    return this;
  }

  /** Makes bootstrap report error 5 although it loads the job. */
  public FakeLaunchd liesAboutBootstrap() {
    lies = true;
    return this;
  }

  public FakeLaunchd nobodyLoggedIn() {
    nobodyLoggedIn = true;
    return this;
  }

  public FakeLaunchd switchedOff() {
    switchedOff = true;
    return this;
  }

  public boolean hasJob() {
    return isLoaded();
  }

  /** Returns the changes asked of launchctl, in order, one verb each. */
  public List<String> changes() {
    return calls.stream().filter(verb -> !verb.startsWith("print")).toList();
  }

  @Override
  public CommandResult run(Command command) {
    if (command.program().equals("id")) {
      return new Exited(0, "501\n", "");
    }
    if (!command.program().equals("launchctl")) {
      return new CommandResult.NotStarted(command.program() + " not found in /usr/bin");
    }
    String verb = command.argv().get(1);
    calls.add(verb);
    if (nobodyLoggedIn) {
      return NO_LOGIN;
    }
    return switch (verb) {
      case "print" -> print();
      case "print-disabled" -> new Exited(0, disabled(), "");
      case "bootout" -> bootOut();
      case "bootstrap" -> bootstrap();
      case "kickstart" -> kickstart();
      case "enable" -> switched(true);
      case "disable" -> switched(false);
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  private CommandResult print() {
    if (!isLoaded()) {
      return ABSENT;
    }
    Duration now = clock.gone();
    boolean started = now.compareTo(aliveAt) >= 0;
    boolean draining = !started && oldPid > 0;
    boolean alive = draining || started && now.compareTo(aliveAt.plus(lifetime)) < 0;
    String process = alive ? "\tpid = " + (draining ? oldPid : pid) + "\n" : "";
    String state = alive ? "running" : "spawn scheduled";
    return new Exited(0, "x = {\n\tstate = %s\n%s}\n".formatted(state, process), "");
  }

  private String disabled() {
    String word = switchedOff ? "disabled" : "enabled";
    return "\tdisabled services = {\n\t\t\"com.mountaineer.agent\" => " + word + "\n\t}\n";
  }

  /** Switches the start at login; a loaded job goes on. */
  private CommandResult switched(boolean on) {
    switchedOff = !on;
    return DONE;
  }

  private CommandResult bootOut() {
    if (!isLoaded()) {
      return NO_SUCH_PROCESS;
    }
    goneAt = clock.gone().plus(drain);
    return DONE;
  }

  private CommandResult bootstrap() {
    if (isLoaded() || switchedOff) {
      return EIO;
    }
    oldPid = 0;
    start();
    return lies ? EIO : DONE;
  }

  private CommandResult kickstart() {
    if (!isLoaded()) {
      return ABSENT;
    }
    oldPid = pid;
    start();
    aliveAt = aliveAt.plus(drain);
    return DONE;
  }

  private void start() {
    loaded = true;
    goneAt = null;
    aliveAt = clock.gone().plus(untilAlive);
    pid++;
  }

  private boolean isLoaded() {
    if (goneAt != null && clock.gone().compareTo(goneAt) >= 0) {
      loaded = false;
      goneAt = null;
    }
    return loaded;
  }

  private static Exited transcript(String name, int code) {
    return new Exited(code, "", Transcript.of(name).text());
  }
}

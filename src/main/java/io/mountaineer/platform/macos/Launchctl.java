package io.mountaineer.platform.macos;

import io.mountaineer.platform.LaunchAgent;
import io.mountaineer.platform.LaunchAgent.Answer;
import io.mountaineer.platform.LaunchAgent.Answer.Cause;
import io.mountaineer.platform.LaunchAgent.Answer.Loaded;
import io.mountaineer.platform.LaunchAgent.Answer.NotLoaded;
import io.mountaineer.platform.LaunchAgent.Answer.Unknown;
import io.mountaineer.platform.macos.LaunchdException.Kind;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import io.mountaineer.platform.process.CommandRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code launchctl} for one agent in the domain of the user's screen ({@code gui/<uid>}). */
public final class Launchctl {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Limit where a report waits for the answer. */
  private static final Duration LIMIT_OF_A_LOOK = Duration.ofSeconds(5);

  private final CommandRunner runner;
  private final Duration limit;
  private final String domain;
  private final String label;

  Launchctl(CommandRunner runner, long uid, String label) {
    this(runner, uid, label, LIMIT);
  }

  private Launchctl(CommandRunner runner, long uid, String label, Duration limit) {
    this.runner = runner;
    this.limit = limit;
    this.domain = "gui/" + uid;
    this.label = label;
  }

  /** Returns an agent of this user that can be looked at and not changed. */
  public static LaunchAgent agent(CommandRunner runner, String label) {
    return () -> {
      try {
        return new Launchctl(runner, UserId.of(runner), label, LIMIT_OF_A_LOOK).print();
      } catch (LaunchdException e) {
        return new Unknown(e.getMessage());
      }
    };
  }

  Answer print() {
    return run(List.of("launchctl", "print", target())).job();
  }

  /** Returns whether launchd is known to have the agent disabled. */
  boolean printsDisabled() {
    Pattern off = Pattern.compile("\"" + Pattern.quote(label) + "\" => (disabled|true)\\b");
    return run(List.of("launchctl", "print-disabled", domain)).result() instanceof Exited exited
        && exited.code() == 0
        && off.matcher(exited.out()).find();
  }

  /** Lets launchd load the agent at login; a loaded one is left alone (launchctl(1)). */
  List<String> enable() {
    return List.of("launchctl", "enable", target());
  }

  /** Keeps launchd from loading the agent at login; a loaded one goes on (launchctl(1)). */
  List<String> disable() {
    return List.of("launchctl", "disable", target());
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

  Reply run(List<String> command) {
    return new Reply(runner.run(new Command(command, limit)));
  }

  /** Returns the agent's name for launchctl, such as {@code gui/501/com.mountaineer.agent}. */
  private String target() {
    return domain + "/" + label;
  }

  /**
   * Reply of {@code launchctl}. It is only a hint: launchctl reports errors for jobs that are
   * loaded, and success before the work is done (tomcounsell/ai#2013 for {@code bootout},
   * pirj/noclamshell#25 for {@code bootstrap}).
   */
  record Reply(CommandResult result) {

    /** "Input/output error": draining, loaded already, or a plist it does not like. */
    private static final int EIO = 5;

    private static final int NO_SUCH_SERVICE = 113;

    private static final int NO_SUCH_DOMAIN = 125;

    /** "Service is disabled"; by newer systems, where older ones say {@link #EIO}. */
    private static final int SERVICE_IS_DISABLED = 119;

    private static final String NEVER = "(never exited)";

    boolean isDone() {
      return result instanceof Exited exited && exited.code() == 0;
    }

    /**
     * Returns whether the same command may be answered otherwise a little later; 17 and 37 are of
     * older systems.
     */
    boolean mayPass() {
      return result instanceof Exited exited
          ? List.of(EIO, 17, 37).contains(exited.code())
          : result instanceof TimedOut;
    }

    /** Returns whether the domain of the user's screen is what is missing. */
    boolean isNoLogin() {
      return result instanceof Exited exited
          && (exited.code() == NO_SUCH_DOMAIN
              || ToolText.lines(exited).stream()
                  .anyMatch(line -> line.contains("Could not find domain")));
    }

    /** Returns the reason of a refusal, in one line for people. */
    String complaint() {
      if (result instanceof Exited exited) {
        return ToolText.printable(ToolText.complaint("launchctl", exited));
      }
      return result.unreadable("launchctl");
    }

    LaunchdException failure() {
      Kind kind = Kind.OTHER;
      if (result instanceof NotStarted) {
        kind = Kind.TOOL_MISSING;
      } else if (isNoLogin()) {
        kind = Kind.NO_LOGIN;
      } else if (result instanceof Exited exited && exited.code() == SERVICE_IS_DISABLED) {
        kind = Kind.SWITCHED_OFF;
      }
      return new LaunchdException(kind, complaint());
    }

    /** Returns the job that {@code launchctl print} was asked about (launchctl(1)). */
    Answer job() {
      if (!(result instanceof Exited exited)) {
        Cause cause = result instanceof NotStarted ? Cause.NO_TOOL : Cause.OTHER;
        return new Unknown(cause, complaint());
      }
      if (isDone()) {
        return loaded(exited.out());
      }
      if (isNoLogin()) {
        return new Unknown(Cause.NO_LOGIN, complaint());
      }
      boolean absent =
          exited.code() == NO_SUCH_SERVICE || complaint().startsWith("Could not find service");
      return absent ? new NotLoaded() : new Unknown(complaint());
    }

    /**
     * Reads the output of {@code launchctl print} for one job. It is no API, but has been the same
     * for years (launchctl(1) says so, transcripts of real ones agree): own lines are indented by
     * one tab, those of nested blocks by more.
     */
    private static Loaded loaded(String output) {
      return new Loaded(
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
}

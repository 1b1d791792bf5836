package io.mountaineer.platform.macos;

import io.mountaineer.platform.Keychain;
import io.mountaineer.platform.Keychain.Answer;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.net.HostName;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Credentials with which macOS logs in to a server without a window: a Keychain entry, a Kerberos
 * ticket, a session that a mount keeps open, or none because a guest needs none.
 */
public final class Credentials {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final String SERVICE = "._smb._tcp.local";

  private final CommandRunner runner;
  private final Keychain keychain;

  public Credentials(CommandRunner runner) {
    this.runner = runner;
    this.keychain = new Security(runner);
  }

  /** Returns whether there are certainly none; unknown ones count as present. */
  static boolean areMissing(Answer answer) {
    return answer.state() == Answer.State.MISSING;
  }

  Answer look(Request request) {
    return look(request.host(), request.username(), request.loggedIn());
  }

  /**
   * Looks for credentials of an account on a server, under each spelling of its name.
   *
   * @param loggedIn whether this user has a mount by that host, which stays
   */
  public Answer look(String host, String username, boolean loggedIn) {
    if (username.isEmpty() || loggedIn) {
      return new Answer(
          Answer.State.THERE, loggedIn ? "macOS can log in by a mount that is there" : "");
    }
    Answer saved = saved(host, username);
    return saved.state() == Answer.State.MISSING ? orTicket(saved) : saved;
  }

  /** Returns the first entry for the server; its mark covers the spellings before it too. */
  Answer saved(String host, String username) {
    List<Answer> answers = new ArrayList<>();
    for (String name : names(host)) {
      Answer answer = keychain.look(name, account(username));
      answers.add(answer);
      if (answer.state() == Answer.State.UNKNOWN) {
        return answer;
      }
      if (answer.state() == Answer.State.THERE) {
        return new Answer(Answer.State.THERE, spelling(name, host), mark(answers));
      }
    }
    return new Answer(Answer.State.MISSING, "", mark(answers));
  }

  private static Optional<String> mark(List<Answer> answers) {
    return Optional.of(
        answers.stream().map(answer -> answer.mark().orElse("")).collect(Collectors.joining("/")));
  }

  private static String spelling(String name, String host) {
    return name.equals(withoutDot(host)) ? "" : "there is a password under the name " + name;
  }

  /** {@code klist -s} prints nothing and exits with 0 if there is a valid ticket (klist(1)). */
  private Answer orTicket(Answer none) {
    CommandResult klist = runner.run(Command.of(LIMIT, "klist", "-s"));
    if (klist instanceof NotStarted || klist instanceof Exited no && no.code() != 0) {
      return none;
    }
    return klist instanceof Exited
        ? new Answer(Answer.State.THERE, "macOS can log in by a Kerberos ticket", none.mark())
        : new Answer(Answer.State.UNKNOWN, klist.unreadable("klist"), none.mark());
  }

  /**
   * Returns the names under which Finder may have saved the password: it keeps one for each
   * spelling of a server. An address has one spelling only.
   */
  private static Set<String> names(String host) {
    String name = withoutDot(host);
    Set<String> names = new LinkedHashSet<>(Set.of(name));
    if (!HostName.isNumeric(name)) {
      String label = name.substring(0, (name + ".").indexOf('.'));
      names.add(label + SERVICE);
      names.add(label);
    }
    return names;
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** Returns the user without a domain, which the Keychain keeps elsewhere. */
  private static String account(String username) {
    return username.substring(username.indexOf(';') + 1);
  }
}

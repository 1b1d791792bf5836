package io.mountaineer.platform.macos;

import io.mountaineer.platform.Keychain;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.net.HostName;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.NotStarted;
import io.mountaineer.platform.process.CommandRunner;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Credentials with which macOS logs in to a server without asking anybody: a Keychain entry, a
 * Kerberos ticket, a session that a mount keeps open, or none because a guest needs none.
 */
final class Credentials {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final String SERVICE = "._smb._tcp.local";

  private final CommandRunner runner;
  private final Keychain keychain;

  Credentials(CommandRunner runner) {
    this.runner = runner;
    this.keychain = new SecurityKeychain(runner);
  }

  /** Returns whether there are certainly none; what cannot be told counts as there. */
  boolean areMissing(Request request) {
    if (request.username().isEmpty() || request.loggedIn()) {
      return false;
    }
    String account = account(request.username());
    return names(request.host()).stream().allMatch(name -> isMissing(name, account))
        && !mayHaveTicket();
  }

  private boolean isMissing(String name, String account) {
    return keychain.look(name, account).state() == Keychain.Answer.State.MISSING;
  }

  /** {@code klist -s} prints nothing and exits with 0 if there is a valid ticket (klist(1)). */
  private boolean mayHaveTicket() {
    CommandResult klist = runner.run(Command.of(LIMIT, "klist", "-s"));
    return !(klist instanceof NotStarted) && !(klist instanceof Exited no && no.code() != 0);
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

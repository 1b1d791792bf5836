package io.mountaineer.doctor;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShellQuote;
import io.mountaineer.platform.Keychain;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Check that macOS can log in by both addresses without asking, by the rule that mounts go by: it
 * keeps a password for each name of a server.
 */
public final class KeychainCheck implements Check {

  private final List<Share> shares;
  private final BiFunction<Share, Interface, Keychain.Answer> logins;
  private final BiFunction<String, Share, String> url;

  /**
   * @param logins lookup of what is saved for a login of a share by an interface
   * @param url address to open in Finder for a host and a share
   */
  public KeychainCheck(
      List<Share> shares,
      BiFunction<Share, Interface, Keychain.Answer> logins,
      BiFunction<String, Share, String> url) {
    this.shares = List.copyOf(shares);
    this.logins = logins;
    this.url = url;
  }

  @Override
  public String area() {
    return "keychain";
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    Set<String> asked = new LinkedHashSet<>();
    for (Share share : shares) {
      String account = account(share.username());
      for (Interface via : Interface.values()) {
        String host = share.host(via);
        if (!account.isEmpty() && asked.add(account + " " + host)) {
          findings.add(finding(share, via, account));
        }
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(area(), "", "no share needs a password"))
        : findings;
  }

  /** Returns the account without the domain, which the Keychain keeps elsewhere. */
  private static String account(String username) {
    return username.substring(username.indexOf(';') + 1);
  }

  private Finding finding(Share share, Interface via, String account) {
    Keychain.Answer answer = logins.apply(share, via);
    String host = share.host(via);
    String subject = account + " at " + host;
    return switch (answer.state()) {
      case THERE ->
          Finding.ok(
              area(), subject, answer.detail().isEmpty() ? "there is a password" : answer.detail());
      case MISSING ->
          Finding.fail(
                  area(),
                  subject,
                  "there is no password",
                  "in Finder choose Go > Connect to Server, open "
                      + url.apply(host, share)
                      + " and tick \"Remember this password in my keychain\"")
              .withCommand("open " + ShellQuote.of(url.apply(host, share)));
      case UNKNOWN ->
          Finding.unknown(
                  area(), subject, answer.detail(), "look for " + host + " in Keychain Access")
              .withCommand("open -a 'Keychain Access'");
    };
  }
}

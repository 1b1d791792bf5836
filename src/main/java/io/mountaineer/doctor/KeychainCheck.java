package io.mountaineer.doctor;

import io.mountaineer.core.Interface;
import io.mountaineer.core.Share;
import io.mountaineer.platform.Keychain;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Whether macOS has a password for both addresses: it keeps one for each name of a server. */
public final class KeychainCheck implements Check {

  private final List<Share> shares;
  private final Keychain keychain;
  private final BiFunction<String, Share, String> url;

  /**
   * @param url what to open in Finder for a host and a share
   */
  public KeychainCheck(
      List<Share> shares, Keychain keychain, BiFunction<String, Share, String> url) {
    this.shares = List.copyOf(shares);
    this.keychain = keychain;
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
          findings.add(look(host, account, url.apply(host, share)));
        }
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.ok(area(), "", "no share needs a password"))
        : findings;
  }

  /** Without the domain, which the Keychain keeps elsewhere. */
  private static String account(String username) {
    return username.substring(username.indexOf(';') + 1);
  }

  private Finding look(String host, String account, String url) {
    Keychain.Answer answer = keychain.look(host, account);
    String subject = account + " at " + host;
    return switch (answer.state()) {
      case THERE -> Finding.ok(area(), subject, "there is a password");
      case MISSING ->
          Finding.fail(
              area(),
              subject,
              "there is no password",
              "in Finder choose Go > Connect to Server, open "
                  + url
                  + " and tick \"Remember this password in my keychain\"");
      case UNKNOWN ->
          Finding.unknown(
              area(), subject, answer.detail(), "look for " + host + " in Keychain Access");
    };
  }
}

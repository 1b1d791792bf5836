package io.mountaineer.app;

import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.platform.Keychain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Warnings about the addresses of a new share: one that is mistyped, or lacks a saved password,
 * would show only on the day it is needed.
 */
public final class AddressWarnings {

  private final Path config;
  private final BiFunction<Share, Interface, Keychain.Answer> logins;
  private final BiFunction<Share, Interface, String> urls;

  /**
   * @param config file to correct an address in
   * @param logins what is saved for the login of a share at an address
   * @param urls address of a share as Finder takes it
   */
  AddressWarnings(
      Path config,
      BiFunction<Share, Interface, Keychain.Answer> logins,
      BiFunction<Share, Interface, String> urls) {
    this.config = config;
    this.logins = logins;
    this.urls = urls;
  }

  /** Returns a warning for each address that cannot be relied on, with the way on. */
  public List<String> of(ShareReport added) {
    List<String> warnings = new ArrayList<>();
    for (Interface via : Interface.values()) {
      boolean isProven = added.state().active().filter(via::equals).isPresent();
      if (!isProven) {
        warnings.addAll(of(added, via));
      }
    }
    return warnings;
  }

  private List<String> of(ShareReport added, Interface via) {
    String host = added.share().host(via);
    HostHealth health = added.seen().health(via);
    List<String> warnings = new ArrayList<>();
    if (!health.isUp() && !health.isRefused()) {
      warnings.add(unreachable(via, host, health));
    }
    if (lacksPassword(added, via)) {
      warnings.add(
          "no password is saved for "
              + added.share().username()
              + " at "
              + host
              + ". In Finder choose Go > Connect to Server, open "
              + urls.apply(added.share(), via)
              + " and tick \"Remember this password in my keychain\". Then eject it in Finder.");
    }
    return warnings;
  }

  private String unreachable(Interface via, String host, HostHealth health) {
    String key = via == Interface.TB ? "thunderbolt_host" : "fallback_host";
    String detail = health.detail().isEmpty() ? "" : ": " + health.detail();
    return (via == Interface.TB ? "the Thunderbolt address " : "the fallback address ")
        + host
        + " is not reachable"
        + detail
        + ". If it is mistyped, correct "
        + key
        + " in "
        + config;
  }

  /** The failure of a mount says by itself what its address lacks. */
  private boolean lacksPassword(ShareReport added, Interface via) {
    Share share = added.share();
    boolean isSaid = added.outcome() instanceof Outcome.Failed;
    return !isSaid
        && !share.username().isEmpty()
        && !added.seen().mounts().loggedIn().contains(via)
        && logins.apply(share, via).state() == Keychain.Answer.State.MISSING;
  }
}

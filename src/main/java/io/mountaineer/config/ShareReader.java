package io.mountaineer.config;

import static io.mountaineer.config.ConfigValues.FALLBACK_HOST;
import static io.mountaineer.config.ConfigValues.NAME;
import static io.mountaineer.config.ConfigValues.SHARE_NAME;
import static io.mountaineer.config.ConfigValues.THUNDERBOLT_HOST;
import static io.mountaineer.config.ConfigValues.USERNAME;

import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import java.util.Optional;

/** Reader of {@code [[shares]]}, one after the other, that allows none twice. */
final class ShareReader {

  /**
   * Readable part of a share.
   *
   * @param name a valid name, even if the rest of the share is not
   * @param share present when nothing about this share was wrong
   */
  record ReadShare(TableReader entry, Optional<String> name, Optional<Share> share) {}

  private final Settings settings;
  private final UniqueNames names = new UniqueNames("share");
  private final UniqueNames shareNames = new UniqueNames("share");

  ShareReader(Settings settings) {
    this.settings = settings;
  }

  ReadShare read(TableReader plain) {
    TableReader entry = plain.ownedBy("share");
    Optional<String> name =
        entry.requiredText(NAME, NameRule::shareViolation).map(NameRule::composed);
    Optional<String> shareName = shareName(entry, name);
    Optional<String> username = entry.requiredText(USERNAME, UsernameRule::violation);
    Optional<String> first = entry.requiredText(THUNDERBOLT_HOST, HostRule::violation);
    Optional<String> second = entry.requiredText(FALLBACK_HOST, HostRule::violation);
    checkUnique(entry, name, shareName);
    checkStablePath(entry, name);
    if (first.isPresent() && second.isPresent() && HostRule.sameHost(first.get(), second.get())) {
      entry.report(FALLBACK_HOST, "is the same as thunderbolt_host; it must be another address");
    }
    Optional<Share> share =
        name.isPresent() && shareName.isPresent() && username.isPresent()
            ? first.flatMap(
                tb -> second.map(fb -> share(name.get(), username.get(), tb, fb, shareName.get())))
            : Optional.empty();
    return new ReadShare(entry, name, share);
  }

  private static Share share(String name, String username, String tb, String fb, String shareName) {
    return new Share(name, username, HostRule.bare(tb), HostRule.bare(fb), shareName);
  }

  private static Optional<String> shareName(TableReader entry, Optional<String> name) {
    return entry.has(SHARE_NAME)
        ? entry.text(SHARE_NAME, NameRule::violation).map(NameRule::composed)
        : name;
  }

  private void checkUnique(TableReader entry, Optional<String> name, Optional<String> shareName) {
    boolean free = name.isEmpty() || names.claim(name.get(), entry, NAME);
    boolean explicit = entry.has(SHARE_NAME);
    // A second remark about a name that is also the share_name would say the same again.
    if (shareName.isPresent() && (free || explicit)) {
      shareNames.claim(shareName.get(), entry, explicit ? SHARE_NAME : NAME);
    }
  }

  private void checkStablePath(TableReader entry, Optional<String> name) {
    CanonicalPath volumesRoot = CanonicalPath.of(settings.volumesRoot());
    boolean hidesVolumes =
        name.map(settings.sharesRoot()::resolve)
            .filter(stablePath -> volumesRoot.isWithin(CanonicalPath.of(stablePath)))
            .isPresent();
    if (hidesVolumes) {
      entry.report(NAME, "would put its link where volumes_root is; it must be another name");
    }
  }
}

package io.mountaineer.config;

import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.time.Duration;

/** Reader of {@code [global]}; a value that is reported as wrong is replaced by a harmless one. */
final class SettingsReader {

  private final TableReader entry;
  private final PathRule paths;
  private final Settings defaults;

  SettingsReader(TableReader entry, Path userHome) {
    this.entry = entry;
    this.paths = new PathRule(userHome);
    this.defaults = Settings.defaults(userHome);
  }

  Settings read() {
    Path volumesRoot =
        entry
            .text(GlobalKey.VOLUMES_ROOT.key(), PathRule::absoluteViolation)
            .map(paths::resolved)
            .orElse(defaults.volumesRoot());
    return new Settings(
        sharesRoot(volumesRoot),
        seconds(GlobalKey.CHECK_INTERVAL_SECS, defaults.checkInterval(), 1, 3600),
        entry.flag(GlobalKey.AUTO_FAILBACK.key(), defaults.autoFailback()),
        seconds(GlobalKey.AUTO_FAILBACK_STABLE_SECS, defaults.autoFailbackStable(), 0, 86400),
        Duration.ofMillis(
            entry.number(
                GlobalKey.CONNECT_TIMEOUT_MS.key(),
                defaults.connectTimeout().toMillis(),
                50,
                30000)),
        entry.flag(GlobalKey.LSOF_RECHECK.key(), defaults.lsofRecheck()),
        entry.flag(GlobalKey.RESPECT_EJECT.key(), defaults.respectEject()),
        entry.flag(GlobalKey.NOTIFICATIONS.key(), defaults.notifications()),
        entry.number(GlobalKey.SMB_PORT.key(), defaults.smbPort(), 1, 65535),
        volumesRoot);
  }

  private Duration seconds(GlobalKey key, Duration byDefault, int least, int most) {
    return Duration.ofSeconds(entry.number(key.key(), byDefault.toSeconds(), least, most));
  }

  private Path sharesRoot(Path volumesRoot) {
    Path root =
        entry
            .text(GlobalKey.SHARES_ROOT.key(), paths::violation)
            .map(paths::resolved)
            .orElse(defaults.sharesRoot());
    boolean refused =
        CanonicalPath.of(root).isWithin(CanonicalPath.VOLUMES)
            || CanonicalPath.of(root).isWithin(CanonicalPath.of(volumesRoot));
    if (!refused) {
      return root;
    }
    if (entry.has(GlobalKey.SHARES_ROOT.key())) {
      entry.report(
          GlobalKey.SHARES_ROOT.key(),
          "is below /Volumes or volumes_root, where only macOS creates folders; "
              + "it must be another absolute path or one that starts with ~/");
    } else {
      entry.report(
          GlobalKey.VOLUMES_ROOT.key(), "contains shares_root; it must be a folder beside it");
    }
    return defaults.sharesRoot();
  }
}

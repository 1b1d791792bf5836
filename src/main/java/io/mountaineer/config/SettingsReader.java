package io.mountaineer.config;

import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.time.Duration;

/** Reads {@code [global]}; a value that is reported as wrong is replaced by a harmless one. */
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
            .text("volumes_root", PathRule::complaintAboutAbsolute)
            .map(paths::resolved)
            .orElse(defaults.volumesRoot());
    return new Settings(
        sharesRoot(volumesRoot),
        Duration.ofSeconds(
            entry.number("check_interval_secs", defaults.checkInterval().toSeconds(), 1, 3600)),
        entry.truth("auto_failback", defaults.autoFailback()),
        Duration.ofSeconds(
            entry.number(
                "auto_failback_stable_secs", defaults.autoFailbackStable().toSeconds(), 0, 86400)),
        Duration.ofMillis(
            entry.number("connect_timeout_ms", defaults.connectTimeout().toMillis(), 50, 30000)),
        entry.truth("lsof_recheck", defaults.lsofRecheck()),
        entry.truth("respect_eject", defaults.respectEject()),
        entry.number("smb_port", defaults.smbPort(), 1, 65535),
        volumesRoot);
  }

  private Path sharesRoot(Path volumesRoot) {
    Path root =
        entry
            .text("shares_root", paths::complaint)
            .map(paths::resolved)
            .orElse(defaults.sharesRoot());
    boolean refused =
        CanonicalPath.of(root).isWithin(CanonicalPath.VOLUMES)
            || CanonicalPath.of(root).isWithin(CanonicalPath.of(volumesRoot));
    if (!refused) {
      return root;
    }
    if (entry.has("shares_root")) {
      entry.complain(
          "shares_root",
          "lies below /Volumes or volumes_root, where only macOS makes folders; "
              + "allowed is any other absolute path or one that starts with ~/");
    } else {
      entry.complain("volumes_root", "contains shares_root; allowed is a folder beside it");
    }
    return defaults.sharesRoot();
  }
}

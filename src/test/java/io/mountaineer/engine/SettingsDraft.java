package io.mountaineer.engine;

import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.time.Duration;

/** Settings in the making: the defaults, with recovery switched on. */
final class SettingsDraft {

  Duration interval = Duration.ofSeconds(2);
  boolean autoFailback = true;
  Duration window = Duration.ofSeconds(30);
  boolean lsofRecheck = true;
  boolean respectEject = true;
  int smbPort = 445;
  private final Path folder;

  SettingsDraft(Path folder) {
    this.folder = folder;
  }

  Settings settings() {
    return new Settings(
        folder.resolve("Shares"),
        interval,
        autoFailback,
        window,
        Duration.ofMillis(800),
        lsofRecheck,
        respectEject,
        smbPort,
        folder.resolve("Volumes"));
  }
}

package io.mountaineer.world;

import io.mountaineer.core.Settings;
import java.nio.file.Path;
import java.time.Duration;

/** Settings as the user has them at the moment. */
final class WorldSettings {

  private final Path folder;
  private Duration interval;
  private boolean autoFailback;
  private Duration window;
  private boolean lsofRecheck;
  private boolean respectEject;
  private int port;

  WorldSettings(Path folder) {
    this.folder = folder;
    reset();
  }

  /**
   * Resets all settings; recovery is automatic, so that at the end there is one right place for
   * every share.
   */
  void reset() {
    interval = Duration.ofSeconds(2);
    autoFailback = true;
    window = Duration.ofSeconds(30);
    lsofRecheck = true;
    respectEject = true;
    port = 445;
  }

  void interval(int seconds) {
    interval = Duration.ofSeconds(seconds);
  }

  void autoFailback(boolean on) {
    autoFailback = on;
  }

  void window(int seconds) {
    window = Duration.ofSeconds(seconds);
  }

  void lsofRecheck(boolean on) {
    lsofRecheck = on;
  }

  void port(int smbPort) {
    port = smbPort;
  }

  void respectEject(boolean on) {
    respectEject = on;
  }

  Settings now() {
    return new Settings(
        folder.resolve("Shares"),
        interval,
        autoFailback,
        window,
        Duration.ofMillis(800),
        lsofRecheck,
        respectEject,
        port,
        folder.resolve("Volumes"));
  }
}

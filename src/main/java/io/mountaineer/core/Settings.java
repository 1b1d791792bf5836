package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the config's {@code [global]} section, with defaults filled in.
 *
 * @param sharesRoot folder of the stable paths; absolute
 * @param checkInterval from the start of one cycle of the monitor to the start of the next
 * @param autoFailback whether a recovery happens automatically
 * @param autoFailbackStable stability window of Thunderbolt
 * @param connectTimeout bounds a whole probe, name lookup included
 * @param lsofRecheck whether open files are looked at again while a recovery is pending
 * @param respectEject whether a share ejected in Finder is left alone
 * @param notifications whether the monitor shows a notification of each change
 * @param smbPort TCP port of the server, 1..65535
 * @param volumesRoot folder where macOS mounts; {@code /Volumes} but for tests
 */
public record Settings(
    Path sharesRoot,
    Duration checkInterval,
    boolean autoFailback,
    Duration autoFailbackStable,
    Duration connectTimeout,
    boolean lsofRecheck,
    boolean respectEject,
    boolean notifications,
    int smbPort,
    Path volumesRoot) {

  /** Folder where macOS mounts. */
  static final Path USUAL_VOLUMES_ROOT = Path.of("/Volumes");

  /** Creates settings without notifications. */
  public Settings(
      Path sharesRoot,
      Duration checkInterval,
      boolean autoFailback,
      Duration autoFailbackStable,
      Duration connectTimeout,
      boolean lsofRecheck,
      boolean respectEject,
      int smbPort,
      Path volumesRoot) {
    this(
        sharesRoot,
        checkInterval,
        autoFailback,
        autoFailbackStable,
        connectTimeout,
        lsofRecheck,
        respectEject,
        false,
        smbPort,
        volumesRoot);
  }

  public Settings {
    requireNonNull(sharesRoot, "sharesRoot is null");
    requireNonNull(checkInterval, "checkInterval is null");
    requireNonNull(autoFailbackStable, "autoFailbackStable is null");
    requireNonNull(connectTimeout, "connectTimeout is null");
    requireNonNull(volumesRoot, "volumesRoot is null");
  }

  /**
   * Returns all that a mount depends on in one text. Spelled out, because the first text that a
   * record makes of itself costs a short command more than reading its state.
   */
  String asText() {
    return String.join(
        "\n",
        sharesRoot.toString(),
        checkInterval.toString(),
        String.valueOf(autoFailback),
        autoFailbackStable.toString(),
        connectTimeout.toString(),
        String.valueOf(lsofRecheck),
        String.valueOf(respectEject),
        String.valueOf(smbPort),
        volumesRoot.toString());
  }

  /** Returns the settings of a config that sets none. */
  public static Settings defaults(Path userHome) {
    return new Settings(
        userHome.resolve("Shares"),
        Duration.ofSeconds(2),
        false,
        Duration.ofSeconds(30),
        Duration.ofMillis(800),
        true,
        true,
        445,
        USUAL_VOLUMES_ROOT);
  }
}

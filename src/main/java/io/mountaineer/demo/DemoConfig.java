package io.mountaineer.demo;

import io.mountaineer.config.ConfigFile;
import io.mountaineer.config.TomlLiteral;
import io.mountaineer.core.Config;
import io.mountaineer.files.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Config of the demo: a real file, to play on with when the story is over. */
final class DemoConfig {

  private static final String TEXT =
      """
      # The config of the demo. Try: status, reconcile --all, switch, unmount, mount.
      [global]
      shares_root = %s
      volumes_root = %s
      smb_port = %d
      check_interval_secs = 1
      connect_timeout_ms = 400
      auto_failback = true
      auto_failback_stable_secs = 2

      [[shares]]
      name = "CORE"
      username = "guest"
      thunderbolt_host = "%s"
      fallback_host = "%s"
      """;

  private DemoConfig() {}

  /**
   * Writes the file and reads it again.
   *
   * @param folder with everything of the demo
   */
  static Config write(Home home, Path folder, LoopbackServer server) throws IOException {
    String text =
        String.format(
            Locale.ROOT,
            TEXT,
            TomlLiteral.of(folder.resolve("Shares").toString()),
            TomlLiteral.of(folder.resolve("Volumes").toString()),
            server.port(),
            server.thunderbolt().name(),
            server.fallback().name());
    Files.writeString(home.config(), text);
    return new ConfigFile(home.config(), folder).read().config().orElseThrow();
  }
}

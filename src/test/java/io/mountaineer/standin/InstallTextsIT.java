package io.mountaineer.standin;

import java.io.IOException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of the first and the last day, word by word: the agent, imported favorites, events. */
@Execution(ExecutionMode.CONCURRENT)
class InstallTextsIT {

  @Order(1)
  @RegisterExtension
  final StandInMac mac = new StandInMac();

  @Order(2)
  @RegisterExtension
  final StandInLaunchd launchd = new StandInLaunchd(mac);

  @ParameterizedTest
  @ValueSource(strings = {"C.UTF-8 en US", "C en US", "C.UTF-8 tr TR"})
  void theSameWordsWhateverTheLanguage(String language) throws IOException {
    GoldenSession session = new GoldenSession(mac, language, "install.txt");

    imported(session);
    installed(session);
    uninstalled(session);

    session.check();
  }

  private void imported(GoldenSession session) {
    session.scene("Favorites of what is mounted");
    session.type("favorites import");
    mac.mounted(StandInMac.FALLBACK, "VAULT");
    session.type("favorites import");
    session.type("favorites import --tb-host ADDRESS");
    session.type("favorites import --tb-host 127.0.0.1 --dry-run");
    session.type("favorites import --tb-host 127.0.0.1");
    session.type("favorites import --tb-host 127.0.0.1");
    session.type("events");
  }

  private void installed(GoldenSession session) {
    session.scene("The agent");
    session.type("version");
    session.type("install --dry-rum");
    launchd.set("no_login", "");
    session.type("install");
    launchd.unset("no_login");
    session.type("install");
    Await.until("both shares are mounted", () -> mac.mounts().size() == 2);
    session.type("install");
    session.type("monitor");
    session.type("monitor --interval 0");
    session.type("tray");
  }

  private void uninstalled(GoldenSession session) {
    session.scene("The last day");
    session.type("uninstall --dry-run");
    session.type("uninstall");
    session.type("uninstall");
  }
}
